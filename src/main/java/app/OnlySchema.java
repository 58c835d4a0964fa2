package app;

import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets nobody have a database that is at work in another schema: a rehearsal must not reach the ledger's own tables. */
final class OnlySchema implements BeanPostProcessor {

    private final String schema;

    OnlySchema(String schema) {
        this.schema = schema;
    }

    /** @throws Misconfigured before anything is asked of it */
    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof DataSource database) {
            var current = JdbcClient.create(database)
                    .sql("select current_schema()")
                    .query(String.class)
                    .optional();
            if (!current.equals(Optional.of(schema))) {
                throw new Misconfigured(
                        "the rehearsal's database connections do not lead to its own schema",
                        "name a PostgreSQL of its own for it with --spring.datasource.url");
            }
        }
        return bean;
    }
}
