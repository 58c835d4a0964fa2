package partners;

import static org.assertj.core.api.Assertions.assertThat;

import app.Neighbours;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mariadb.jdbc.MariaDbDataSource;

class MariaDbRowsTest {

    @Test
    void a_day_that_does_not_exist_is_not_read_as_another_day(@TempDir Path root) throws SQLException {
        var url = Neighbours.mariaDb().database("partners_days");
        try (var connection = DriverManager.getConnection(url, "root", "");
                var statement = connection.createStatement()) {
            statement.execute("set sql_mode = 'ALLOW_INVALID_DATES'");
            statement.execute("create table people (ref int, day date, at datetime)");
            statement.execute("insert into people values (1, '2024-00-00', null), (2, '0000-00-00', null),"
                    + " (3, null, '0000-00-00 00:00:00'), (4, '2024-02-31', null), (5, null, '2024-05-00 01:02:03'),"
                    + " (6, '2024-02-29', '2024-02-29 01:02:03'), (7, null, null)");
        }
        var acme = new Folders(root)
                .partner("acme", Folders.yaml(url))
                .file("acme", "pending.sql", "select ref, 'Ann' as name, 'a@example.org' as email, day, at from people")
                .only();
        var database = new MariaDbDataSource(url);
        database.setUser("root");
        var rows = new PendingRows().read(acme, database, ref -> false).rows();
        assertThat(rows.subList(0, 5))
                .allSatisfy(row -> assertThat(new Object[] {row.get("day"), row.get("at")})
                        .hasAtLeastOneElementOfType(Unusable.class));
        assertThat(rows.subList(5, 7))
                .allSatisfy(row -> assertThat(new Object[] {row.get("day"), row.get("at")})
                        .doesNotHaveAnyElementsOfTypes(Unusable.class));
    }
}
