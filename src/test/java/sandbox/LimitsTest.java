package sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sandbox.Caller.Heard;

class LimitsTest {

    private static final String LIST = "/envelopes?from_date=2026-01-01T00:00:00Z";

    /** A clock that a test moves by hand. */
    private static final class Hands extends Clock {
        private final AtomicReference<Instant> now;

        Hands(Instant start) {
            now = new AtomicReference<>(start);
        }

        void move(Duration on) {
            now.updateAndGet(at -> at.plus(on));
        }

        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private final Hands clock =
            new Hands(Instant.now().truncatedTo(ChronoUnit.HOURS).plusSeconds(1800));

    private SandboxSettings settings(int hourly, int burst) {
        return SandboxSettings.defaults()
                .withLimits(hourly, burst)
                .withClock(clock)
                .withTokenLifetime(Duration.ofDays(1));
    }

    private Caller caller(Sandbox sandbox) {
        return new Caller(sandbox).loggedIn(clock.instant());
    }

    @ParameterizedTest
    @EnumSource(Limits.LimitStatus.class)
    void the_hour_ends_at_the_clock_and_says_so(Limits.LimitStatus status) {
        try (Sandbox sandbox = Sandbox.start(settings(3, 100).withLimitStatus(status))) {
            Caller caller = caller(sandbox);
            assertThat(caller.rest(LIST).header("X-RateLimit-Remaining")).isEqualTo(2);
            caller.rest(LIST);
            assertThat(caller.rest(LIST).header("X-RateLimit-Remaining")).isZero();
            Heard refused = caller.rest(LIST);
            assertThat(refused.status()).isEqualTo(status.code());
            assertThat(refused.error()).isEqualTo("HOURLY_APIINVOCATION_LIMIT_EXCEEDED");
            assertThat(refused.header("X-RateLimit-Reset") % 3600).isZero();
            clock.move(Duration.ofMinutes(29));
            assertThat(caller.rest(LIST).status()).isEqualTo(status.code());
            clock.move(Duration.ofMinutes(1));
            assertThat(caller.rest(LIST).status()).isEqualTo(200);
            assertThat(sandbox.quota().refused()).isEqualTo(2);
            assertThat(sandbox.quota().hours()).extracting(HourUse::calls).containsExactly(3, 1);
            assertThat(sandbox.quota().mostInAnHour()).isEqualTo(5);
        }
    }

    @Test
    void the_burst_slides() {
        try (Sandbox sandbox = Sandbox.start(settings(100, 2))) {
            Caller caller = caller(sandbox);
            caller.rest(LIST);
            clock.move(Duration.ofSeconds(20));
            assertThat(caller.rest(LIST).header("X-BurstLimit-Remaining")).isZero();
            assertThat(caller.rest(LIST).error()).isEqualTo("BURST_APIINVOCATION_LIMIT_EXCEEDED");
            clock.move(Duration.ofSeconds(10));
            assertThat(caller.rest(LIST).status()).isEqualTo(200);
            assertThat(caller.rest(LIST).status()).isEqualTo(429);
            assertThat(sandbox.quota().mostInABurst()).isEqualTo(4);
        }
    }

    @Test
    void tokens_and_userinfo_cost_nothing_and_refused_tokens_neither() {
        try (Sandbox sandbox = Sandbox.start(settings(1, 1))) {
            Caller caller = caller(sandbox);
            caller.get("/oauth/userinfo");
            new Caller(sandbox).rest(LIST);
            assertThat(caller.rest(LIST).status()).isEqualTo(200);
            assertThat(sandbox.calls()).containsEntry(Operation.LIST, 2L).containsEntry(Operation.USERINFO, 1L);
        }
    }

    @Test
    void another_application_spends_from_the_same_hour() {
        try (Sandbox sandbox = Sandbox.start(settings(10, 5))) {
            Caller caller = caller(sandbox);
            assertThat(caller.control("/other-app", "{\"calls\": 8}")
                            .json()
                            .path("admitted")
                            .asInt())
                    .isEqualTo(8);
            clock.move(Duration.ofSeconds(30));
            assertThat(caller.rest(LIST).header("X-RateLimit-Remaining")).isEqualTo(1);
            assertThat(sandbox.otherApp(8)).isEqualTo(1);
            assertThat(caller.rest(LIST).status()).isEqualTo(429);
            assertThat(sandbox.quota().hours().get(0).otherApps()).isEqualTo(9);
        }
    }

    @Test
    void a_short_hour_starts_at_multiples_of_its_length() {
        Duration hour = Duration.ofMinutes(1);
        try (Sandbox sandbox = Sandbox.start(settings(1, 1).withWindows(hour, Duration.ofSeconds(1)))) {
            Caller caller = caller(sandbox);
            assertThat(caller.rest(LIST).header("X-RateLimit-Reset") % 60).isZero();
            clock.move(hour);
            assertThat(caller.rest(LIST).status()).isEqualTo(200);
            assertThat(sandbox.quota().hours()).hasSize(2);
        }
    }

    @Test
    void asking_for_one_envelope_again_and_again_is_counted_and_then_refused() {
        try (Sandbox sandbox = Sandbox.start(settings(1000, 1000).withPollingLimits(4, 2))) {
            Caller caller = caller(sandbox);
            String id = caller.created("poll@example.com");
            assertThat(caller.rest("/envelopes/" + id)
                            .json()
                            .path("transactionId")
                            .asText())
                    .isEqualTo("t-poll@example.com");
            assertThat(sandbox.pollingViolations()).isZero();
            clock.move(Duration.ofMinutes(14));
            caller.rest("/envelopes/" + id);
            assertThat(sandbox.pollingViolations()).isEqualTo(1);
            caller.rest("/envelopes/" + id + "/recipients");
            assertThat(caller.rest("/envelopes/" + id).error()).isEqualTo("Burst_Envelope_Polling_Limit_Exceeded");
            assertThat(caller.rest("/envelopes/" + id).error()).isEqualTo("Hourly_Envelope_Polling_Limit_Exceeded");
            assertThat(caller.put("/envelopes/" + id + "?resend_envelope=true", "{}")
                            .status())
                    .isEqualTo(200);
        }
    }
}
