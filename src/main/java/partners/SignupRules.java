package partners;

import jakarta.validation.Validator;
import jakarta.validation.constraints.Email;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import signup.Signup;
import signup.SignupKey;

/** DocuSign's limits and common sense, checked before a row costs a call. A reason names column and limit, no value. */
final class SignupRules {

    private static final int DOCUSIGN_LINE = 100;
    static final int FIELD = 4000;
    private static final int FIELDS = 100;

    private final Validator validator;

    SignupRules(Validator validator) {
        this.validator = validator;
    }

    /** The row is no sign-up; the message says why. Cheap, since a table may be full of such rows. */
    static final class Broken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Broken(String reason) {
            super(reason, null, false, false);
        }
    }

    /** Something that has an e-mail address, for the validator. */
    private record Addressee(@Email String email) {}

    Signup signup(Partner partner, SignupKey key, Columns columns) {
        checkKey(key);
        return new Signup(
                key,
                name(columns.name()),
                email(columns.email()),
                template(partner, columns.template()),
                clientUserId(partner, key, columns),
                fields(columns.fields()));
    }

    /** Who signs in pages of ours must be marked in the envelope; without a mark of the partner's the key is one. */
    private static String clientUserId(Partner partner, SignupKey key, Columns columns) {
        var given = clientUserId(columns.clientUserId());
        return given.isEmpty() && partner.signing() != Signing.EMAIL ? key.toString() : given;
    }

    /** All that is wrong, each with the word in front of its colon. */
    List<String> flaws(Partner partner, SignupKey key, Columns columns) {
        return Stream.<Runnable>of(
                        () -> checkKey(key),
                        () -> name(columns.name()),
                        () -> email(columns.email()),
                        () -> template(partner, columns.template()),
                        () -> fields(columns.fields()))
                .map(SignupRules::flaw)
                .filter(flaw -> !flaw.isEmpty())
                .toList();
    }

    private static String flaw(Runnable check) {
        try {
            check.run();
            return "";
        } catch (Broken e) {
            return e.getMessage();
        }
    }

    /** The name as it goes into the envelope. */
    String name(Object value) {
        return line("name", value);
    }

    /** The address as it goes into the envelope. */
    String email(Object value) {
        var email = line("email", value);
        checkEmail(email);
        return email;
    }

    private static void checkKey(SignupKey key) {
        var length = key.toString().length();
        require(length <= DOCUSIGN_LINE, "ref: with the partner's name and a colon it has ", length, DOCUSIGN_LINE);
        clean("ref", Characters.oneLine(key.ref()));
    }

    /** A required line; spaces around it come from columns of fixed width. */
    private static String line(String column, Object value) {
        var text = text(column, value).strip();
        if (text.isEmpty()) {
            throw new Broken(column + ": is empty");
        }
        require(text.length() <= DOCUSIGN_LINE, column + ": has ", text.length(), DOCUSIGN_LINE);
        clean(column, Characters.oneLine(text));
        return text;
    }

    private void checkEmail(String email) {
        var domain = email.substring(email.lastIndexOf('@') + 1);
        var fits = domain.indexOf('.') > 0
                && email.chars().noneMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c))
                && validator.validateValue(Addressee.class, "email", email).isEmpty();
        if (!fits) {
            throw new Broken("email: is no e-mail address");
        }
    }

    private static String template(Partner partner, Object value) {
        var word = text("template", value).strip();
        var known = partner.templates().keySet();
        if (word.isEmpty() && known.size() == 1) {
            return known.iterator().next();
        }
        if (word.isEmpty() || !known.contains(word)) {
            throw new Broken("template: "
                    + (word.isEmpty() ? "is empty" : "is unknown")
                    + (known.contains("") ? "; there is only one, without a key" : "; known: " + join(known)));
        }
        return word;
    }

    private static String join(Iterable<String> words) {
        var sorted = new TreeSet<String>();
        words.forEach(sorted::add);
        return String.join(", ", sorted);
    }

    private static String clientUserId(Object value) {
        var id = text("client_user_id", value).strip();
        require(id.length() <= DOCUSIGN_LINE, "client_user_id: has ", id.length(), DOCUSIGN_LINE);
        clean("client_user_id", Characters.oneLine(id));
        return id;
    }

    private static Map<String, String> fields(Map<String, Object> columns) {
        if (columns.size() > FIELDS) {
            throw new Broken("the row has " + columns.size() + " fields, the limit is " + FIELDS);
        }
        var fields = new LinkedHashMap<String, String>();
        columns.forEach((label, value) -> {
            if (label.length() > DOCUSIGN_LINE) {
                throw new Broken(
                        "a field's label has " + label.length() + " characters, the limit is " + DOCUSIGN_LINE);
            }
            var text = text(label, value);
            require(text.length() <= FIELD, label + ": has ", text.length(), FIELD);
            clean(label, Characters.lines(text));
            fields.put(label, text);
        });
        return fields;
    }

    private static String text(String column, Object value) {
        return value == null
                ? ""
                : ColumnText.of(value).orElseThrow(() -> new Broken(column + ": " + ColumnText.flaw(value)));
    }

    private static void clean(String column, String flaw) {
        if (!flaw.isEmpty()) {
            throw new Broken(column + ": has " + flaw);
        }
    }

    private static void require(boolean holds, String before, int length, int limit) {
        if (!holds) {
            throw new Broken(before + length + " characters, the limit is " + limit);
        }
    }
}
