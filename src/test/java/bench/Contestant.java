package bench;

import java.util.List;

/** Somebody who brings a partner's pending rows to DocuSign. */
interface Contestant extends AutoCloseable {

    String name();

    /** The partner's database. */
    String database();

    /** All databases that it works with, which are vacuumed after each lap. */
    default List<String> databases() {
        return List.of(database());
    }

    /** The process that does the work. */
    long pid();

    /** How many of a lap's rows it gets where answers come at once: who is far slower gets fewer, or it would run for long. */
    default int share(int rows) {
        return rows;
    }

    /** Works until all pending rows are sent and recorded; answers the seconds that it took. */
    double work(int rows);

    /** @throws IllegalStateException if the books of that lap are not right */
    void verify(int rows);

    /** Stands still and costs nothing until it works again. */
    void rest();

    @Override
    void close();
}
