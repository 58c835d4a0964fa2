package app;

import java.nio.file.Path;

/** What all tests of this JVM share because it is slow to start; each test makes databases of its own there. */
public final class Neighbours {

    private static final Keys KEYS = Keys.in(Path.of(
            "target", "test-keys", String.valueOf(ProcessHandle.current().pid())));

    private Neighbours() {}

    private static final class OnePostgres {
        private static final Postgres SERVER = Postgres.start();
    }

    private static final class OneMariaDb {
        private static final MariaDb SERVER = MariaDb.start();
    }

    /** One PostgreSQL, started when it is first wanted; it goes with the JVM. */
    public static Postgres postgres() {
        return OnePostgres.SERVER;
    }

    /** One MariaDB, started when it is first wanted; it goes with the JVM. */
    public static MariaDb mariaDb() {
        return OneMariaDb.SERVER;
    }

    /** The key pair of the integration key that all sandboxes know. */
    public static Keys keys() {
        return KEYS;
    }
}
