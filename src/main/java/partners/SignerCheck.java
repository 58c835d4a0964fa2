package partners;

import jakarta.validation.Validator;
import java.util.Optional;
import java.util.function.Consumer;

/** Holds an operator's correction of a signer to the rules that hold for a partner's rows. */
public final class SignerCheck {

    private final SignupRules rules;

    /** @param validator knows what an e-mail address is */
    public SignerCheck(Validator validator) {
        this.rules = new SignupRules(validator);
    }

    /** What is wrong with the name, without the name itself; nothing if it may stand in an envelope. */
    public Optional<String> flawOfName(String name) {
        return flaw(rules::name, name);
    }

    /** What is wrong with the address, without the address itself; nothing if it may stand in an envelope. */
    public Optional<String> flawOfEmail(String email) {
        return flaw(rules::email, email);
    }

    private static Optional<String> flaw(Consumer<String> rule, String value) {
        try {
            rule.accept(value);
            return Optional.empty();
        } catch (SignupRules.Broken broken) {
            return Optional.of(broken.getMessage());
        }
    }
}
