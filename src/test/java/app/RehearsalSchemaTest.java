package app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import partners.Partner;
import partners.PartnerFolders;

/** The copy of the people goes away, or somebody is told that it has not. */
@ExtendWith(OutputCaptureExtension.class)
class RehearsalSchemaTest {

    @TempDir
    private Path root;

    /** Gives no connection for so many times. */
    private static final class Unwilling extends DelegatingDataSource {
        private int times;

        Unwilling() {
            super(Neighbours.postgres().dataSource("rehearsal_schema"));
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (times-- > 0) {
                throw new SQLException("deadlock detected", "40P01");
            }
            return super.getConnection();
        }
    }

    private Partner partner() {
        PartnerFolder.in(root, "acme", "jdbc:postgresql://localhost/none");
        return new PartnerFolders(Set.of("main"))
                .read("file:" + root)
                .partners()
                .get(0);
    }

    private static List<String> copies(Unwilling ledger) {
        return JdbcClient.create(ledger)
                .sql("select nspname from pg_namespace where nspname like 'countersign_rehearsal%'")
                .query(String.class)
                .list();
    }

    @Test
    void a_copy_that_cannot_be_dropped_at_once_is_dropped_later_or_named(CapturedOutput output) {
        Neighbours.postgres().database("rehearsal_schema");
        var ledger = new Unwilling();
        var schema = new RehearsalSchema(ledger, partner());
        ledger.times = 50;
        schema.close();
        assertThat(output.getErr()).contains("drop schema " + schema.name() + " cascade");

        ledger.times = 0;
        assertThat(copies(ledger)).containsExactly(schema.name());
        ledger.times = 2;
        schema.close();
        ledger.times = 0;
        assertThat(copies(ledger)).isEmpty();
    }
}
