package sandbox;

import java.time.Instant;

/** When an envelope reached each status; null for not yet. */
public record EnvelopeTimes(
        Instant created,
        Instant sent,
        Instant delivered,
        Instant completed,
        Instant declined,
        Instant voided,
        Instant changed,
        Instant modified) {

    static EnvelopeTimes born(Instant at) {
        return new EnvelopeTimes(at, null, null, null, null, null, at, at);
    }

    EnvelopeTimes reached(EnvelopeStatus status, Instant at) {
        return new EnvelopeTimes(
                created,
                status == EnvelopeStatus.SENT ? at : sent,
                status == EnvelopeStatus.DELIVERED ? at : delivered,
                status == EnvelopeStatus.COMPLETED ? at : completed,
                status == EnvelopeStatus.DECLINED ? at : declined,
                status == EnvelopeStatus.VOIDED ? at : voided,
                at,
                at);
    }

    EnvelopeTimes touched(Instant at) {
        return new EnvelopeTimes(created, sent, delivered, completed, declined, voided, changed, at);
    }

    /** Where it was before, and nothing but that has changed. */
    EnvelopeTimes back(Instant at) {
        return new EnvelopeTimes(created, sent, delivered, completed, declined, voided, at, at);
    }

    Instant at(EnvelopeStatus status) {
        return switch (status) {
            case CREATED -> created;
            case SENT -> sent;
            case DELIVERED -> delivered;
            case COMPLETED -> completed;
            case DECLINED -> declined;
            case VOIDED -> voided;
            case CORRECT, DELETED -> changed;
        };
    }
}
