package ledger;

import static ledger.Statements.statement;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where durable links lead, for the persons who click them. */
public class FollowedLinks {

    private static final String FOLLOW = statement("follow-link");

    /** Pages minted for one link in a clock minute: a person needs one or two, a machine is stopped. */
    private static final int PER_MINUTE = 6;

    private final JdbcClient jdbc;
    private final SiteSignups signups;

    public FollowedLinks(JdbcClient jdbc, SiteSignups signups) {
        this.jdbc = jdbc;
        this.signups = signups;
    }

    /**
     * Where a link leads.
     *
     * @param withdrawn whether it is good no more: withdrawn, its key revoked or its partner suspended
     * @param tooOften whether too many pages were asked for in this minute
     */
    public record Followed(SiteSignup signup, boolean withdrawn, boolean tooOften) {}

    /**
     * Follows a link.
     *
     * @param mint whether a page is to be minted, which counts
     */
    public Optional<Followed> follow(String token, boolean mint) {
        return SigningLinks.digest(token)
                .flatMap(digest -> jdbc.sql(FOLLOW)
                        .param("digest", digest)
                        .param("mint", mint)
                        .query((row, number) -> new Followed(
                                signups.signup(row),
                                row.getBoolean("withdrawn"),
                                mint && row.getInt("minute_used") > PER_MINUTE))
                        .optional());
    }
}
