package partners;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlameTest {

    @ParameterizedTest
    @CsvSource({
        "08006, 0, CONNECTION",
        "57P01, 0, CONNECTION",
        "28P01, 0, CONNECTION",
        "42703, 0, STATEMENT",
        "42501, 0, ROW",
        "40001, 0, MOMENT",
        "40P01, 0, MOMENT",
        "55P03, 0, MOMENT",
        "57014, 0, MOMENT",
        "53100, 0, MOMENT",
        "HY000, 1205, MOMENT",
        "23505, 0, ROW",
        "22001, 0, ROW",
        "P0001, 0, ROW",
        "45000, 1644, ROW",
        ", 20001, ROW"
    })
    void a_state_tells_whose_fault_it_is(String state, int number, Blame blame) {
        assertThat(Blame.of(new IllegalStateException(new SQLException("x", state, number))))
                .isEqualTo(blame);
    }

    @Test
    void a_batch_is_judged_by_its_own_state_and_a_failure_without_any_is_no_rows() {
        assertThat(Blame.of(new BatchUpdateException("x", "23514", new int[0]))).isEqualTo(Blame.ROW);
        assertThat(Blame.of(new IllegalStateException("bug"))).isEqualTo(Blame.STATEMENT);
    }
}
