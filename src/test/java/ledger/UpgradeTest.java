package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * While a new version rolls out, replicas of the released one work on the new tables. What was released stands in
 * src/test/resources/released, which only a release writes anew: {@code -Dreleased=write}.
 */
class UpgradeTest {

    private static final Path RELEASED = Path.of("src/test/resources/released");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    /** Rules that only allow more than the released ones did, and keys that no released statement can violate. */
    private static final Set<String> HARMLESS = Set.of();

    private static LedgerDatabase database;

    @BeforeAll
    static void a_ledger() {
        database = LedgerDatabase.create();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void the_released_version_can_work_on_the_new_tables() throws IOException {
        var now = Schema.of(database.jdbc());
        var file = RELEASED.resolve("schema.txt");
        write(file, now.text());
        assertThat(broken(now, Schema.read(file))).isEmpty();
    }

    @Test
    void what_was_released_is_never_edited_and_new_migrations_come_after_it() throws IOException {
        var now = sums();
        var file = RELEASED.resolve("migrations.txt");
        write(file, new Schema(now).text());
        var released = Schema.read(file).parts();
        assertThat(now).containsAllEntriesOf(released);
        var last = released.keySet().stream()
                .map(UpgradeTest::version)
                .max(MigrationVersion::compareTo)
                .orElseThrow();
        assertThat(now.keySet())
                .filteredOn(name -> !released.containsKey(name))
                .allMatch(name -> version(name).isNewerThan(last.getVersion()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table signup drop column name",
                "alter table signup rename column name to full_name",
                "alter table outcome rename to news",
                "alter table history alter column what type varchar(100)",
                "alter table signup alter column envelope_id set not null",
                "alter table signup add column tenant text not null",
                "alter table signup add constraint named check (name <> '')",
                "create unique index on signup (name)",
                "alter table signup alter column accepted_at drop default",
                "drop table schedule cascade",
                "alter table signup drop constraint signup_once cascade",
                "drop function permitted(integer, integer, integer) cascade"
            })
    void a_migration_that_stops_the_released_version_is_noticed(String migration) {
        assertThat(broken(after(migration), Schema.of(database.jdbc()))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table signup add column tenant text",
                "alter table signup add column tenant text not null default ''",
                "create table tenant (id bigint primary key, name text not null unique)",
                "create index on signup (name)",
                "alter table signup alter column name drop not null",
                "create function tenants() returns integer language sql as 'select 1'"
            })
    void a_migration_that_only_adds_is_none_of_them(String migration) {
        assertThat(broken(after(migration), Schema.of(database.jdbc()))).isEmpty();
    }

    /** What an old replica does that starts again, in the middle of a rollout or after going back. */
    @Test
    void a_replica_starts_on_tables_that_are_newer_than_it() {
        try (var newer = LedgerDatabase.create()) {
            newer.run("""
                    insert into flyway_schema_history
                    select max(installed_rank) + 1, '999', 'of the future', 'SQL', 'V999__of_the_future.sql', 1, 'x', now(), 1, true
                      from flyway_schema_history
                    """);
            assertThat(flyway(newer).migrate().migrationsExecuted).isZero();
        }
    }

    @Test
    void replicas_that_start_at_once_on_an_empty_ledger_make_its_tables_once() throws Exception {
        try (var empty = LedgerDatabase.empty()) {
            var starts = new ArrayList<Future<Integer>>();
            var threads = Executors.newFixedThreadPool(4);
            try {
                for (var n = 0; n < 4; n++) {
                    starts.add(threads.submit(() -> flyway(empty).migrate().migrationsExecuted));
                }
                var done = 0;
                for (var start : starts) {
                    done += start.get();
                }
                assertThat(done).isEqualTo(sums().size());
            } finally {
                threads.shutdownNow();
            }
            assertThat(Schema.of(empty.jdbc())).isEqualTo(Schema.of(database.jdbc()));
        }
    }

    private static Set<String> broken(Schema now, Schema released) {
        var broken = now.breaks(released);
        broken.removeIf(what -> HARMLESS.stream().anyMatch(what::startsWith));
        return broken;
    }

    /** The tables after one more migration, which is then taken back. */
    private static Schema after(String migration) {
        return database.transaction().execute(transaction -> {
            database.run(migration);
            transaction.setRollbackOnly();
            return Schema.of(database.jdbc());
        });
    }

    private static Flyway flyway(LedgerDatabase ledger) {
        return Flyway.configure().dataSource(ledger.pool()).load();
    }

    private static MigrationVersion version(String file) {
        return MigrationVersion.fromVersion(file.startsWith("V") ? file.replaceFirst("V(.*?)__.*", "$1") : "0");
    }

    /** Each migration with its checksum; those that are repeated may change, as long as their functions stay. */
    private static Map<String, String> sums() throws IOException {
        var sums = new TreeMap<String, String>();
        try (var files = Files.list(MIGRATIONS)) {
            for (var file : files.toList()) {
                var sum = new CRC32();
                sum.update(Files.readString(file).replace("\r", "").getBytes(StandardCharsets.UTF_8));
                var name = file.getFileName().toString();
                sums.put(name, name.startsWith("R__") ? "repeated" : Long.toHexString(sum.getValue()));
            }
        }
        return sums;
    }

    private static void write(Path file, String text) throws IOException {
        if ("write".equals(System.getProperty("released"))) {
            Files.writeString(
                    file,
                    "# " + file.getFileName() + " of the released version; only a release writes it anew\n" + text);
        }
    }
}
