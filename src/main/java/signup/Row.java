package signup;

/** What one row of a partner's table turned out to be: a sign-up, or something that is none and says why. */
public sealed interface Row permits Signup, NoSignup {

    /** The row's key; both kinds are remembered under it and answered to the partner. */
    SignupKey key();
}
