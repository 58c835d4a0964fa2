package partners;

/** A partner's three SQL files together, on their way into {@link Partner}. */
record Statements(SqlFile pending, SqlFile claimed, SqlFile outcome) {

    static final String PENDING = "pending.sql";
    static final String CLAIMED = "claimed.sql";
    static final String OUTCOME = "outcome.sql";
}
