package sandbox;

import java.time.Duration;

/** How an answer travels: DocuSign's answers can be late, never come, or break off. */
sealed interface Delivery {

    Delivery NOW = new Late(Duration.ZERO);

    /** Comes, but not before this long. */
    record Late(Duration delay) implements Delivery {}

    /** Never comes; the connection closes when the caller must have given up. */
    record Silent(Duration until) implements Delivery {}

    /** The connection breaks before a byte of it. */
    record Cut() implements Delivery {}
}
