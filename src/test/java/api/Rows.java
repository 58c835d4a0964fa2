package api;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import signup.SignupKey;
import signup.TransactionIds;

/** One partner's sign-ups in the ledger, as a test needs them to stand; all are the same person. */
record Rows(JdbcClient jdbc, String partner) {

    static final String NAME = "Zoë Geheim";
    static final String EMAIL = "zoe.geheim@example.org";

    /** One that stands in that state; waiting and unsure are due in an hour, in doubt since now. */
    Rows add(String ref, String state) {
        var enveloped = List.of("sent", "delivered", "completed", "declined", "voided", "expired", "bounced")
                .contains(state);
        jdbc.sql("""
                insert into signup (partner, ref, account, state, name, email, template, client_user_id, fields,
                       transaction_id, tries, due_at, lease_until, unsure_since, envelope_id, sent_at, draft_id, reason)
                values (:partner, :ref, 'main', :state, :name, :email, '', '', '{}', :transaction, 3,
                       clock_timestamp() + interval '1 hour',
                       case when :state = 'sending' then clock_timestamp() + interval '1 hour' end,
                       case when :state = 'unsure' then clock_timestamp() end,
                       :envelope, case when :envelope is not null then clock_timestamp() end, 'draft-1', :reason)
                """)
                .param("partner", partner)
                .param("ref", ref)
                .param("state", state)
                .param("name", NAME)
                .param("email", EMAIL)
                .param("transaction", TransactionIds.of(new SignupKey(partner, ref), 1))
                .param("envelope", enveloped ? "e-" + partner + "-" + ref : null, java.sql.Types.VARCHAR)
                .param("reason", "SOME_CODE: " + EMAIL.toUpperCase(java.util.Locale.ROOT) + " of " + NAME + " is wrong")
                .update();
        return this;
    }

    /** One that waits for a person. */
    Rows addStuck(String ref, String state) {
        add(ref, state);
        set(ref, "due_at = 'infinity'");
        set(ref, "unsure_since = unsure_since - interval '1 hour'");
        return this;
    }

    void set(String ref, String change) {
        jdbc.sql("update signup set " + change + " where partner = ? and ref = ?")
                .params(partner, ref)
                .update();
    }

    Map<String, Object> row(String ref) {
        return jdbc.sql("""
                select *, due_at <= clock_timestamp() as due from signup where partner = ? and ref = ?
                """).params(partner, ref).query().singleRow();
    }

    /** The outcomes to be told, as status and reason. */
    List<String> outcomes(String ref) {
        return jdbc.sql("""
                select o.status || ': ' || o.reason from outcome o join signup s on s.id = o.signup_id
                 where s.partner = ? and s.ref = ? order by o.id
                """).params(partner, ref).query(String.class).list();
    }

    /** The history, as what, detail and actor. */
    List<String> history(String ref) {
        return jdbc.sql("""
                select h.what || '|' || h.detail || '|' || h.actor from history h join signup s on s.id = h.signup_id
                 where s.partner = ? and s.ref = ? order by h.id
                """).params(partner, ref).query(String.class).list();
    }
}
