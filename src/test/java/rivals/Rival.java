package rivals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import sandbox.Identities;

/** What all rivals have in common, so that they send the same envelopes of the same rows. */
final class Rival {

    static final int IN_FLIGHT = 32;
    static final String ENVELOPES = "/v2.1/accounts/" + Identities.ACCOUNT_ID + "/envelopes";
    static final String SUBJECT = "Your membership of the Acme cycling club";
    static final ObjectMapper JSON = new ObjectMapper();

    private Rival() {}

    /** One pending row. */
    record Person(String ref, String name, String email, String number, String city) {

        static Person of(ResultSet row) throws SQLException {
            return new Person(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5));
        }
    }

    /** The envelope of one person as JSON. */
    static byte[] envelope(Person person) {
        try {
            return JSON.writeValueAsBytes(Map.of(
                    "status",
                    "sent",
                    "templateId",
                    Identities.MEMBERSHIP_TEMPLATE,
                    "emailSubject",
                    SUBJECT,
                    "templateRoles",
                    List.of(Map.of(
                            "roleName", "signer",
                            "name", person.name(),
                            "email", person.email(),
                            "tabs",
                                    Map.of(
                                            "textTabs",
                                            List.of(
                                                    tab("city", person.city()),
                                                    tab("member_number", person.number()))))),
                    "customFields",
                    Map.of(
                            "textCustomFields",
                            List.of(Map.of(
                                    "name",
                                    "ref",
                                    "value",
                                    "acme:" + person.ref(),
                                    "required",
                                    "false",
                                    "show",
                                    "false")))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an envelope could not be written as JSON", e);
        }
    }

    private static Map<String, String> tab(String label, String value) {
        return Map.of("tabLabel", label, "value", value);
    }

    /** The id in DocuSign's answer. */
    static String envelopeId(byte[] answer) throws java.io.IOException {
        return JSON.readTree(answer).path("envelopeId").textValue();
    }
}
