package partners;

/** How an envelope leaves: in one call, or as a draft first, which doubles the calls but a doubled draft mails nobody. */
public enum Delivery {
    /** One call creates and sends. */
    DIRECT,
    /** One call creates a draft, a second one sends it. */
    TWO_STEP
}
