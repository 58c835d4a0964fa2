package sandbox;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that goes wrong on purpose, for the calls it fits.
 *
 * @param kind what goes wrong
 * @param match for which calls
 * @param times how often at most, or -1 for without end
 * @param probability of each fitting call
 * @param lasting how long a silence, a slowness or an invisibility lasts
 * @param status the HTTP status where the kind leaves a choice, or 0 for the kind's own
 * @param errorCode DocuSign's error code, or OAuth's {@code error}, where the kind leaves a choice
 * @param message beside it
 */
public record Fault(
        Kind kind,
        Match match,
        int times,
        double probability,
        Duration lasting,
        int status,
        String errorCode,
        String message) {

    /** What can go wrong; the ones that begin with CREATED happen after the work is done. */
    public enum Kind {
        CREATED_THEN_SILENT,
        CREATED_THEN_RESET,
        CREATED_THEN_500,
        CREATED_THEN_HTML,
        CREATED_THEN_EMPTY,
        CREATED_THEN_BROKEN_JSON,
        SILENT,
        RESET,
        SERVER_ERROR,
        HTML,
        EMPTY,
        BROKEN_JSON,
        UNAUTHORIZED,
        HOURLY_LIMIT,
        BURST_LIMIT,
        ERROR,
        SLOW,
        HIDDEN,
        WEBHOOK_LOST,
        WEBHOOK_REPEATED,
        WEBHOOK_LATE,
        WEBHOOK_FORGED;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The call is done as if nothing were wrong; only then the answer suffers. */
        boolean afterTheWork() {
            return name().startsWith("CREATED_THEN") || this == SLOW || this == HIDDEN;
        }

        /** Spoils no call, but what Connect tells others. */
        boolean onTheWay() {
            return name().startsWith("WEBHOOK");
        }

        Duration usually() {
            return switch (this) {
                case WEBHOOK_REPEATED -> Duration.ofSeconds(1);
                case SLOW, WEBHOOK_LATE -> Duration.ofSeconds(5);
                case HIDDEN -> Duration.ofMinutes(1);
                default -> Duration.ofMinutes(10);
            };
        }

        static Optional<Kind> of(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.word().equals(word))
                    .findFirst();
        }
    }

    /**
     * Which calls a fault is for; an empty part fits all.
     *
     * @param name of the recipient, {@code *} stands for anything
     * @param email of the recipient, likewise
     * @param customField of the envelope as {@code name=value}, likewise
     */
    public record Match(Optional<Operation> operation, String name, String email, String customField) {

        static final Match ALL = new Match(Optional.empty(), "", "", "");

        boolean aboutSomebody() {
            return !name.isEmpty() || !email.isEmpty() || !customField.isEmpty();
        }
    }

    public Fault {
        if (probability <= 0 || probability > 1) {
            throw new IllegalArgumentException("a fault's probability is above 0 and at most 1, not " + probability);
        }
    }

    /** Every call, without end, until narrowed down. */
    public static Fault of(Kind kind) {
        return new Fault(kind, Match.ALL, -1, 1, kind.usually(), 0, "", "");
    }

    public Fault on(Operation operation) {
        return matching(new Match(Optional.of(operation), match.name, match.email, match.customField));
    }

    public Fault named(String name) {
        return matching(new Match(match.operation, name, match.email, match.customField));
    }

    public Fault mailedTo(String email) {
        return matching(new Match(match.operation, match.name, email, match.customField));
    }

    public Fault withCustomField(String nameAndValue) {
        return matching(new Match(match.operation, match.name, match.email, nameAndValue));
    }

    public Fault times(int most) {
        return new Fault(kind, match, most, probability, lasting, status, errorCode, message);
    }

    public Fault sometimes(double chance) {
        return new Fault(kind, match, times, chance, lasting, status, errorCode, message);
    }

    public Fault lasting(Duration time) {
        return new Fault(kind, match, times, probability, time, status, errorCode, message);
    }

    public Fault saying(int httpStatus, String code, String text) {
        return new Fault(kind, match, times, probability, lasting, httpStatus, code, text);
    }

    private Fault matching(Match other) {
        return new Fault(kind, other, times, probability, lasting, status, errorCode, message);
    }
}
