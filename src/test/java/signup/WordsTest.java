package signup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {

    private static final SignupKey KEY = new SignupKey("acme", "4711");
    private static final Signup ADA =
            new Signup(KEY, "Ada Lovelace", "ada@example.com", "", "user-ada", Map.of("city", "London"));

    @Test
    void no_word_of_a_person_stands_in_a_log_line() {
        var reason = "Ada Lovelace refused to sign";
        var lease = new Lease(1, 2, "main", ADA, 1, 1, UUID.randomUUID(), "");
        var outcome = new Outcome(1, KEY, SignupState.DECLINED, "env", reason, Instant.EPOCH, 1);
        var change =
                new StatusChange("env", Optional.of(KEY), SignupState.DECLINED, reason, Instant.EPOCH, Instant.EPOCH);
        for (var word : new Object[] {ADA, lease, outcome, change}) {
            assertThat(word.toString()).doesNotContainIgnoringCase("ada").doesNotContain("London");
        }
        assertThat(ADA).hasToString("Signup[acme:4711]");
        assertThat(lease.toString()).contains("acme:4711");
        assertThat(outcome.toString()).contains("acme:4711", "declined");
    }

    @Test
    void a_sign_up_keeps_its_fields_as_they_were() {
        var fields = new HashMap<>(Map.of("city", "London"));
        var signup = new Signup(KEY, "Ada", "ada@example.com", "", "", fields);
        fields.put("city", "Paris");
        assertThat(signup.fields()).containsExactly(Map.entry("city", "London"));
    }

    @ParameterizedTest
    @EnumSource
    void a_state_is_found_by_its_word(SignupState state) {
        assertThat(state.word()).isLowerCase();
        assertThat(SignupState.of(state.word())).contains(state);
    }

    @Test
    void a_word_of_no_state_finds_none() {
        assertThat(SignupState.of("signed")).isEmpty();
        assertThat(SignupState.of("SENT")).isEmpty();
        assertThat(SignupState.of("")).isEmpty();
    }
}
