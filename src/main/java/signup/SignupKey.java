package signup;

/** Names one sign-up for ever: the partner and the partner's own reference. The same row never becomes two envelopes. */
public record SignupKey(String partner, String ref) {

    private static final int LONGEST_PRINTED = 100;

    /** @throws IllegalArgumentException if either part is missing */
    public SignupKey {
        if (partner == null || partner.isBlank()) {
            throw new IllegalArgumentException("a sign-up needs the name of its partner");
        }
        if (ref == null || ref.isBlank()) {
            throw new IllegalArgumentException("a sign-up needs the partner's own reference");
        }
    }

    /**
     * Reads a key as {@link #toString()} writes it. A partner's name has no colon, so the first one is the border.
     *
     * @throws IllegalArgumentException if the text is no key
     */
    public static SignupKey parse(String text) {
        var border = text.indexOf(':');
        if (border < 0) {
            throw new IllegalArgumentException("a key is written partner:ref");
        }
        return new SignupKey(text.substring(0, border), text.substring(border + 1));
    }

    /** The key for a log line: on one line, without what may be an e-mail address. */
    public String printable() {
        var line = ref.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?").replaceAll("\\S*@\\S*", "…");
        return partner + ":" + (line.length() <= LONGEST_PRINTED ? line : line.substring(0, LONGEST_PRINTED) + "…");
    }

    /** The key as DocuSign keeps it in the envelope's custom field: {@code partner:ref}. */
    @Override
    public String toString() {
        return partner + ":" + ref;
    }
}
