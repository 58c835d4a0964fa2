package ledger;

import java.time.Instant;
import java.util.Map;
import signup.Signup;
import signup.SignupKey;
import signup.SignupState;

/**
 * A sign-up as its partner's site and a signing page need it.
 *
 * @param id the ledger's number
 * @param key its key
 * @param state where it stands
 * @param account the DocuSign account it is sent with
 * @param person whom a signing page is for
 * @param offered the person as the partner handed it in: an operator may have corrected that since
 * @param template the partner's word for the template
 * @param fields what fills the template's tabs
 * @param envelopeId or ""
 * @param reason why it stands there, without the person, or ""
 * @param times when it came that far
 * @param returnUrl where the site wants the person back, or ""
 */
public record SiteSignup(
        long id,
        SignupKey key,
        SignupState state,
        String account,
        Person person,
        Person offered,
        String template,
        Map<String, String> fields,
        String envelopeId,
        String reason,
        Times times,
        String returnUrl) {

    /**
     * The three texts that must be the ones of DocuSign's recipient.
     *
     * @param clientUserId or "" for somebody who signs from DocuSign's mail
     */
    public record Person(String name, String email, String clientUserId) {

        private boolean is(Signup signup) {
            return name.equals(signup.name()) && email.equals(signup.email());
        }

        /** Nobody. */
        @Override
        public String toString() {
            return "Person[…]";
        }
    }

    /**
     * When it was accepted, sent and changed last.
     *
     * @param sent null before
     */
    public record Times(Instant accepted, Instant sent, Instant changed) {}

    /** Whether the partner hands in the same again; it may not know what an operator has corrected, nor what is forgotten. */
    public boolean same(Signup again) {
        return again.template().equals(template)
                && (forgotten()
                        || (person.is(again) || offered.is(again))
                                && again.fields().equals(fields));
    }

    /** Whether it was completed so long ago that nobody knows any more whose it was. */
    private boolean forgotten() {
        return state == SignupState.COMPLETED && person.name().isEmpty();
    }

    /** Whether a signing page can be asked for: its envelope knows the person as one who comes from us. */
    public boolean embedded() {
        return !person.clientUserId().isEmpty();
    }

    /** Whether the person can still sign. */
    public boolean open() {
        return state == SignupState.SENT || state == SignupState.DELIVERED || state == SignupState.BOUNCED;
    }

    /** Whether nothing more will come of it by itself. */
    public boolean ended() {
        return !open() && !coming();
    }

    /** Whether its envelope is still to come. */
    public boolean coming() {
        return state == SignupState.WAITING || state == SignupState.SENDING || state == SignupState.UNSURE;
    }

    /** The key alone. */
    @Override
    public String toString() {
        return "SiteSignup[" + key.printable() + "]";
    }
}
