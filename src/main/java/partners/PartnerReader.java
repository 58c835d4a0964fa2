package partners;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import signup.SignupState;

/** Turns the settings of {@code partner.yaml} into a partner, key by key; what is wrong becomes a finding. */
final class PartnerReader {

    private static final Map<String, Boolean> YES_OR_NO = Map.of("true", true, "false", false);
    private static final Map<String, SignupState> OUTCOMES =
            EnumSet.complementOf(EnumSet.of(SignupState.WAITING, SignupState.SENDING, SignupState.UNSURE)).stream()
                    .collect(Collectors.toMap(SignupState::word, Function.identity()));

    private static final EnumSet<SignupState> UNTOLD =
            EnumSet.of(SignupState.WAITING, SignupState.SENDING, SignupState.UNSURE, SignupState.DELIVERED);

    private final Settings settings;
    private final Set<String> accounts;
    private final String noFolder;

    /** @param noFolder why signed documents cannot be stored, or "" */
    PartnerReader(Settings settings, Set<String> accounts, String noFolder) {
        this.settings = settings;
        this.accounts = accounts;
        this.noFolder = noFolder;
    }

    /** The database, which also tells how the SQL files are to be read. */
    Optional<Database> database() {
        return new DatabaseReader(settings).database();
    }

    /** The partner as far as it could be read; only to be used if nothing was found wrong. */
    Optional<Partner> read(String name, Optional<Database> database, Statements statements) {
        var enabled = word("enabled", YES_OR_NO, true);
        var hours = new HoursReader(settings, database.isPresent());
        var schedule = new ScheduleReader(settings, hours.zone()).schedule();
        var batch = whole("batch", 500, 5000);
        var account = account();
        var templates = new TemplatesReader(settings).templates();
        var role = line(settings, "role", "signer", 100);
        var delivery = word("delivery", words(Delivery.values()), Delivery.DIRECT);
        var signing = word("signing", words(Signing.values()), Signing.EMAIL);
        var email = settings.block("email").map(block -> block.only(Set.of("subject", "blurb")));
        var subject = email.map(block -> line(block, "subject", "", 100)).orElse("");
        var blurb = email.map(PartnerReader::blurb).orElse("");
        var outcomes = outcomes(database.isPresent());
        var documents = documents();
        var share = whole("share", 1, 1000);
        return templates.isEmpty()
                ? Optional.empty()
                : Optional.of(new Partner(
                        name,
                        enabled,
                        database,
                        schedule,
                        batch,
                        account,
                        templates,
                        role,
                        delivery,
                        signing,
                        subject,
                        blurb,
                        outcomes,
                        documents,
                        share,
                        hours.from(),
                        hours.pause(),
                        statements.pending(),
                        statements.claimed(),
                        statements.outcome()));
    }

    private static <E extends Enum<E>> Map<String, E> words(E[] constants) {
        return Arrays.stream(constants)
                .collect(Collectors.toMap(
                        constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), Function.identity()));
    }

    private <T> T word(String key, Map<String, T> words, T otherwise) {
        return settings.value(key).flatMap(value -> settings.word(value, words)).orElse(otherwise);
    }

    private int whole(String key, int otherwise, int max) {
        return settings.text(key)
                .map(text -> {
                    var number = text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
                    if (number < 1 || number > max) {
                        settings.complain(key, "must be a whole number from 1 to " + max, "");
                        return otherwise;
                    }
                    return number;
                })
                .orElse(otherwise);
    }

    private static String line(Settings block, String key, String otherwise, int max) {
        var text = block.text(key).orElse(otherwise);
        if (block.has(key)
                && (text.isBlank()
                        || text.length() > max
                        || !Characters.oneLine(text).isEmpty())) {
            block.complain(key, "must be one line of 1 to " + max + " characters", "");
        }
        return text;
    }

    private static String blurb(Settings block) {
        var text = block.text("blurb").orElse("");
        if (text.length() > 10_000 || !Characters.lines(text).isEmpty()) {
            block.complain("blurb", "must be text of 10000 characters at most", "");
        }
        return text;
    }

    private String account() {
        var account = settings.text("account").orElse("main");
        if (!accounts.contains(account)) {
            settings.complain(
                    "account",
                    "is not among docusign.accounts",
                    accounts.isEmpty() ? "configure one there" : Nearest.advice(account, accounts));
        }
        return account;
    }

    private Documents documents() {
        var documents = word("documents", words(Documents.values()), Documents.NONE);
        if (documents == Documents.FOLDER && !noFolder.isEmpty()) {
            settings.complain(
                    "documents",
                    "wants a folder, and " + noFolder,
                    "mount one and set documents.folder to it, or write none");
        }
        return documents;
    }

    /** Without a table only own routes can hear of them, so nothing is kept unless it is asked for. */
    private Set<SignupState> outcomes(boolean hasDatabase) {
        if (!settings.has("outcomes")) {
            return hasDatabase ? EnumSet.complementOf(UNTOLD) : Set.of();
        }
        return settings.list("outcomes").stream()
                .flatMap(value -> settings.word(value, OUTCOMES).stream())
                .collect(Collectors.toSet());
    }
}
