package docusign;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import throttle.SharedQuota;

/** The door for whoever checks: the same rules, and it notes beside them what DocuSign's clock shows. */
public final class HeardDoor extends Door {

    private final Clock clock;
    private volatile Duration ahead;

    public HeardDoor(Accounts accounts, AccessTokens tokens, SharedQuota quota, Clock clock) {
        super(accounts, tokens, quota);
        this.clock = clock;
    }

    @Override
    public Answer understand(Call call, HttpCall sent, Reply reply) {
        date(reply).ifPresent(date -> ahead = Duration.between(clock.instant(), date.toInstant()));
        return super.understand(call, sent, reply);
    }

    private static Optional<ZonedDateTime> date(Reply reply) {
        try {
            return Optional.ofNullable(reply.headers().get("date"))
                    .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** How far DocuSign's clock is ahead of ours, to about a second; nothing before its first answer. */
    public Optional<Duration> ahead() {
        return Optional.ofNullable(ahead);
    }
}
