package signup;

/**
 * A row that can never become an envelope, with the reason the partner gets back. The row's own values are left out, so
 * that the reason is all that is kept of it.
 */
public record NoSignup(SignupKey key, String reason) implements Row {}
