package partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartnerDatabasesTest {

    @TempDir
    private Path root;

    private final PartnerDatabases databases = new PartnerDatabases();

    @AfterEach
    void close() {
        databases.close();
    }

    private Partner at(String url) {
        return new Folders(root)
                .partner("acme", Folders.yaml("\"" + url + "\""))
                .only();
    }

    private HikariDataSource pool(String url) {
        return (HikariDataSource) databases.of(at(url));
    }

    @Test
    void a_database_that_is_down_does_not_stop_the_start() {
        var pool = pool("jdbc:postgresql://nowhere.invalid/acme");
        assertThat(pool.getPoolName()).isEqualTo("partner-acme");
        assertThat(pool.getMaximumPoolSize()).isEqualTo(4);
        assertThat(databases.of(at("jdbc:postgresql://nowhere.invalid/acme"))).isSameAs(pool);
        databases.close("acme");
        assertThat(pool.isClosed()).isTrue();
        assertThat(databases.of(at("jdbc:postgresql://nowhere.invalid/acme"))).isNotSameAs(pool);
    }

    @Test
    void the_url_overrules_our_connection_properties() {
        assertThat(pool("jdbc:postgresql://db/acme").getDataSourceProperties())
                .containsEntry("stringtype", "unspecified")
                .containsEntry("socketTimeout", "300")
                .containsEntry("ApplicationName", "countersign");
        databases.close();
        assertThat(pool("jdbc:postgresql://db/acme?socketTimeout=5&applicationname=x")
                        .getDataSourceProperties())
                .containsEntry("stringtype", "unspecified")
                .doesNotContainKeys("socketTimeout", "ApplicationName");
    }

    @Test
    void a_missing_driver_names_the_jar() {
        assertThatThrownBy(() -> databases.of(at("jdbc:mysql://db/acme")))
                .isInstanceOf(PartnerProblem.class)
                .hasMessage(
                        "partner acme: partner.yaml line 1: no driver for jdbc:mysql:; add the jar mysql-connector-j to"
                                + " the class path, or write jdbc:mariadb: whose driver is there");
        assertThat(databases
                        .missingDriver(at("jdbc:oracle:thin:@//db/acme"))
                        .orElseThrow()
                        .todo())
                .isEqualTo("add the jar ojdbc11 to the class path");
        assertThat(databases.missingDriver(at("jdbc:nosuch:x")).orElseThrow().what())
                .isEqualTo("no driver for jdbc:nosuch:");
        assertThat(databases.missingDriver(at("jdbc:sqlserver://db;databaseName=acme")))
                .isEmpty();
        assertThat(databases.missingDriver(at("jdbc:mariadb://db/acme"))).isEmpty();
    }
}
