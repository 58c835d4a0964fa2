package routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever is free gets work, and no more calls are under way than may be. */
@Timeout(30)
class FreeSendersTest {

    private static final Duration SHORT = Duration.ofMillis(20);

    private final AtomicLong time = new AtomicLong();
    private final FreeSenders senders = new FreeSenders(4, time::get);

    private Exchange call() throws InterruptedException {
        var exchange = new DefaultExchange(new DefaultCamelContext());
        senders.begin(exchange);
        exchange.setVariable(CallDocuSign.LEFT_AT, time.get());
        return exchange;
    }

    private void ends(Exchange call, Duration after) {
        time.addAndGet(after.toNanos());
        FreeSenders.hangUp(call);
    }

    @Test
    void there_are_a_few_more_senders_than_lines() throws InterruptedException {
        assertThat(senders.take(SHORT)).isEqualTo(6);
        assertThat(senders.take(SHORT)).isZero();
        senders.giveBack(2);
        assertThat(senders.take(SHORT)).isEqualTo(2);
    }

    @Test
    void while_answers_come_at_once_there_are_many_more() throws Exception {
        ends(call(), Duration.ofMillis(2));
        assertThat(senders.take(SHORT)).isEqualTo(28);
        assertThat(senders.take(SHORT)).isZero();
        senders.giveBack(1);
        assertThat(senders.take(SHORT)).isEqualTo(1);
    }

    @Test
    void all_that_may_ever_be_leased_finds_room_before_the_threads() throws Exception {
        ends(call(), Duration.ofMillis(2));
        assertThat(FreeSenders.threads(4).getMaxQueueSize()).isGreaterThanOrEqualTo(senders.take(SHORT));
    }

    @Test
    void when_answers_take_longer_again_no_more_are_taken_until_enough_are_back() throws Exception {
        ends(call(), Duration.ofMillis(2));
        assertThat(senders.take(SHORT)).isEqualTo(28);
        ends(call(), Duration.ofMillis(150));
        senders.giveBack(22);
        assertThat(senders.take(SHORT)).isZero();
        senders.giveBack(2);
        assertThat(senders.take(SHORT)).isEqualTo(2);
    }

    @Test
    void no_more_calls_begin_than_there_are_lines() throws Exception {
        var first = call();
        call();
        call();
        call();
        var fifth = new Thread(() -> {
            try {
                call();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        fifth.start();
        fifth.join(SHORT.toMillis());
        assertThat(fifth.isAlive()).isTrue();
        ends(first, Duration.ofMillis(150));
        fifth.join();
    }

    @Test
    void a_call_that_ends_twice_frees_one_line() throws Exception {
        ends(call(), Duration.ofSeconds(2));
        var one = call();
        call();
        call();
        call();
        ends(one, Duration.ofSeconds(2));
        ends(one, Duration.ofSeconds(2));
        assertThat(senders.take(SHORT)).isEqualTo(1);
    }

    @Test
    void while_calls_are_slow_nobody_gets_work_before_there_is_a_line() throws Exception {
        ends(call(), Duration.ofSeconds(2));
        assertThat(senders.take(SHORT)).isEqualTo(4);
        for (var i = 0; i < 4; i++) {
            call();
        }
        assertThat(senders.take(SHORT)).isZero();
    }

    @Test
    void when_calls_are_quick_again_work_comes_early_again() throws Exception {
        ends(call(), Duration.ofSeconds(2));
        ends(call(), Duration.ofMillis(150));
        assertThat(senders.take(SHORT)).isEqualTo(6);
    }

    @Test
    void one_that_never_called_says_nothing_about_how_quick_calls_are() throws Exception {
        ends(call(), Duration.ofSeconds(2));
        var held = call();
        held.removeVariable(CallDocuSign.LEFT_AT);
        ends(held, Duration.ZERO);
        assertThat(senders.take(SHORT)).isEqualTo(4);
    }
}
