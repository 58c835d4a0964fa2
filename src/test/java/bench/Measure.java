package bench;

/** One thing that the benchmark looks at, on a stage of its own. */
interface Measure {

    /** @throws Exception if it could not be taken; the others are taken nevertheless */
    void take(BenchOptions options, Report report) throws Exception;
}
