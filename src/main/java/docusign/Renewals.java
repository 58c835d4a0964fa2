package docusign;

/** Hears of each try to renew an account's access token. */
@FunctionalInterface
public interface Renewals {

    /** What came of it. */
    enum Result {
        /** There is a new one. */
        OK,
        /** There will be none until a person acts. */
        REFUSED,
        /** The token service could not be asked, or did not answer as it should. */
        FAILED
    }

    /** Told once a try and account. */
    void renewed(String account, Result result);
}
