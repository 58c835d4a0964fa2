package bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What processes have used of the processors so far, by Linux' books in hundredths of a second. */
final class Cpu {

    private static final int USER = 11;
    private static final int CHILDREN_SYSTEM = 14;
    private static final double TICKS = 100;

    private Cpu() {}

    /** Seconds of that process, all that it has started, and all of these that have ended. */
    static double seconds(long pid) {
        var tree = ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .mapToLong(ProcessHandle::pid);
        return tree.flatMap(Cpu::ticks).sum() / TICKS;
    }

    private static LongStream ticks(long pid) {
        try {
            var line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            var words = line.substring(line.lastIndexOf(')') + 2).split(" ");
            return LongStream.rangeClosed(USER, CHILDREN_SYSTEM).map(at -> Long.parseLong(words[(int) at]));
        } catch (NoSuchFileException e) {
            return LongStream.empty(); // ended meanwhile, and counted with its parent
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
