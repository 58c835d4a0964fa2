package app;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stands behind a command's name.
 *
 * @param words those that are no options
 * @param options the command's own options; one without a value has ""
 * @param settings all other options: keys of the service
 */
record CommandLine(List<String> words, Map<String, String> options, List<String> settings) {

    /** @param own names of the command's own options */
    static CommandLine read(String[] args, Set<String> own) {
        var options = new LinkedHashMap<String, String>();
        var words = Arrays.stream(args).filter(arg -> !arg.startsWith("--")).toList();
        var settings = Arrays.stream(args)
                .filter(arg -> arg.startsWith("--"))
                .filter(arg -> !keep(arg.substring(2).split("=", 2), own, options))
                .toList();
        return new CommandLine(words, options, settings);
    }

    private static boolean keep(String[] option, Set<String> own, Map<String, String> options) {
        if (!own.contains(option[0])) {
            return false;
        }
        options.put(option[0], option.length > 1 ? option[1] : "");
        return true;
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    Optional<String> text(String option) {
        return Optional.ofNullable(options.get(option)).filter(text -> !text.isBlank());
    }
}
