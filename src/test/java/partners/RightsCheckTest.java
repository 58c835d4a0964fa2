package partners;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user may run is found out by running it where nothing of it stays. */
class RightsCheckTest {

    @TempDir
    private Path root;

    private final PartnerDatabases databases = new PartnerDatabases();

    @BeforeAll
    static void tables() throws SQLException {
        Postgres.run("""
                create table if not exists members (ref int primary key, name text, email text, taken boolean);
                create table if not exists told (ref text not null, status text);
                create or replace function refuse() returns boolean language plpgsql as
                    'begin raise exception ''is run''; end';
                truncate told; truncate members; insert into members values (1, 'Ann', 'ann@example.com', false);
                """);
    }

    @AfterEach
    void close() {
        databases.close();
    }

    private List<String> rights(String file, String sql) {
        var partner = new Folders(root)
                .partner("acme", Folders.yaml(Postgres.url()).replace("username: u", "username: postgres"))
                .file("acme", "pending.sql", "select ref, name, email from members")
                .file("acme", "claimed.sql", "update members set taken = true where ref = :#ref")
                .file("acme", "outcome.sql", "insert into told values (:#ref, :#status)")
                .file("acme", file, sql)
                .only();
        return new RightsCheck()
                .check(partner, databases.of(partner)).stream()
                        .map(Finding::toString)
                        .toList();
    }

    @Test
    void rights_are_tried_and_nothing_that_was_tried_is_kept() throws SQLException {
        assertThat(rights("outcome.sql", "insert into told values (:#ref, :#status)"))
                .isEmpty();
        assertThat(rights("claimed.sql", "delete from members where ref = :#ref"))
                .as("a ref that is a number")
                .isEmpty();
        assertThat(rights("claimed.sql", "update members set name = '' where ref is not distinct from :#ref"))
                .isEmpty();
        Postgres.run(
                "do 'begin assert (select count(*) from told) = 0; assert (select count(*) from members where name = ''Ann'') = 1;"
                        + " end'");
        assertThat(rights("claimed.sql", "update members set taken = refuse() where 1 = 1 or ref = :#ref"))
                .as("what a trigger or function says when it is run")
                .hasSize(1);
    }
}
