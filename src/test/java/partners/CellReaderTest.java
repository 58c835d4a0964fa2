package partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** With a driver that fails in every way drivers do. */
class CellReaderTest {

    private static ResultSet answering(Object second) {
        var columns = proxy(ResultSetMetaData.class, Map.of("getColumnCount", 2, "getColumnLabel", "a"));
        return proxy(ResultSet.class, Map.of("getMetaData", columns, "getObject", second, "isClosed", false));
    }

    private static <T> T proxy(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
            var answer = answers.get(method.getName());
            if (answer instanceof Throwable failure) {
                throw failure;
            }
            return answer;
        }));
    }

    private static Object read(Object answer) throws SQLException {
        return new CellReader(answering(answer), DatabaseKind.POSTGRESQL).row().get("a");
    }

    @Test
    void what_the_driver_cannot_decode_is_unusable_and_nothing_of_it_is_repeated() throws SQLException {
        assertThat(read(new SQLException("Zo\\xEB", "22021"))).isEqualTo(Unusable.unreadable("SQLSTATE 22021"));
        assertThat(read(new SQLException("0000-00-00"))).isEqualTo(Unusable.unreadable("SQLException"));
        assertThat(read(new DateTimeException("0000-00-00"))).isEqualTo(Unusable.unreadable("DateTimeException"));
        assertThat(ColumnText.flaw(Unusable.unreadable("SQLSTATE 22021"))).isEqualTo("cannot be read (SQLSTATE 22021)");
        assertThat(PartnerRow.ref(Unusable.unreadable("x"))).isEmpty();
    }

    @Test
    void a_lost_connection_is_not_the_rows_fault() {
        for (var state : new String[] {"08006", "57P01", "40001", "53200"}) {
            assertThatThrownBy(() -> read(new SQLException("gone", state))).isInstanceOf(SQLException.class);
        }
    }
}
