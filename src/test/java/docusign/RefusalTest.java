package docusign;

import static org.assertj.core.api.Assertions.assertThat;

import docusign.Refusal.Kind;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {

    /** Every code that DocuSign's pages on limits and errors name, as those pages spell it. */
    @ParameterizedTest
    @CsvSource({
        "HOURLY_APIINVOCATION_LIMIT_EXCEEDED,         HOUR_SPENT",
        "BURST_APIINVOCATION_LIMIT_EXCEEDED,          BURST_SPENT",
        "Hourly_Envelope_Polling_Limit_Exceeded,      TOO_OFTEN",
        "Burst_Envelope_Polling_Limit_Exceeded,       TOO_OFTEN",
        "Hourly_APIInvocation_Envelope_Limit_Exceeded, TOO_OFTEN",
        "Burst_APIInvocation_Envelope_Limit_Exceeded, TOO_OFTEN",
        "API_REQUEST_IS_THROTTLED,                    TOO_OFTEN",
        "RECIPIENT_LIMIT_EXCEEDED,                    ACCOUNT",
        "ENVELOPE_SEND_LIMIT_EXCEEDED,                ACCOUNT",
        "ENVELOPE_ALLOWANCE_EXCEEDED,                 ACCOUNT",
        "PLAN_ITEM_NOT_ENABLED,                       ACCOUNT",
        "ACCOUNT_LACKS_PERMISSIONS,                   ACCOUNT",
        "ACCOUNT_HAS_BEEN_SUSPENDED,                  ACCOUNT",
        "USER_LACKS_PERMISSIONS,                      ACCOUNT",
        "USER_LACKS_MEMBERSHIP,                       ACCOUNT",
        "USER_NOT_ACCOUNT_ADMIN,                      ACCOUNT",
        "PARTNER_AUTHENTICATION_FAILED,               ACCOUNT",
        "USER_DOES_NOT_BELONG_TO_SPECIFIED_ACCOUNT,   ACCOUNT",
        "USER_NOT_FOUND,                              ACCOUNT",
        "USER_DOES_NOT_EXIST_IN_SYSTEM,               ACCOUNT",
        "AUTHORIZATION_INVALID_TOKEN,                 TOKEN",
        "USER_AUTHENTICATION_FAILED,                  TOKEN",
        "EDIT_LOCK_NOT_LOCK_OWNER,                    PASSING",
        "EDIT_LOCK_ENVELOPE_ALREADY_LOCKED,           PASSING",
        "EDIT_LOCK_ENVELOPE_NOT_LOCKED,               PASSING",
        "UNSPECIFIED_ERROR,                           AMBIGUOUS",
        "DOCUMENT_LIMIT_EXCEEDED,                     FINAL",
        "INVALID_EMAIL_ADDRESS_FOR_RECIPIENT,         FINAL",
        "TEMPLATE_ID_INVALID,                         FINAL",
        "INVALID_REQUEST_PARAMETER,                   FINAL",
        "INVALID_RECIPIENT_ID,                        FINAL",
        "UNABLE_TO_LOAD_DOCUMENT,                     FINAL",
        "UNSUPPORTED_PDF_CONTENT,                     FINAL",
        "DOCUMENT_DOES_NOT_EXIST,                     FINAL",
        "ENVELOPE_INVALID_STATUS,                     FINAL",
        "ENVELOPE_CANNOT_VOID_INVALID_STATE,          FINAL",
        "ONESIGNALLSIGN_NOT_SATISFIED,                FINAL",
        "ENVELOPE_DOES_NOT_EXIST,                     FINAL",
        "RESOURCE_NOT_FOUND,                          FINAL",
        "ACCOUNT_NOT_AUTHORIZED_FOR_ENVELOPE,         FINAL",
        "USER_NOT_ENVELOPE_SENDER_OR_RECIPIENT,       FINAL",
        "DOCUMENT_UPLOAD_NOT_ALLOWED,                 FINAL",
        "A_CODE_OF_NEXT_YEAR,                         FINAL",
    })
    void a_code_says_what_happens_next_whatever_its_case(String code, Kind kind) {
        assertThat(read(code).kind()).isEqualTo(kind);
        assertThat(read(code.toLowerCase(Locale.ROOT)).kind()).isEqualTo(kind);
        assertThat(read(code.toUpperCase(Locale.ROOT)).kind()).isEqualTo(kind);
        assertThat(read(mixed(code)).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "ACCOUNT_NOT_AUTHORIZED_FOR_ENVELOPE,   true",
        "User_Not_Envelope_Sender_Or_Recipient, true",
        "ENVELOPE_DOES_NOT_EXIST,               true",
        "USER_LACKS_PERMISSIONS,                false",
        "ENVELOPE_ALLOWANCE_EXCEEDED,           false",
        "A_RIGHT_OF_NEXT_YEAR,                  false"
    })
    void a_code_that_names_one_envelope_is_no_word_about_the_account(String code, boolean one) {
        assertThat(read(code).aboutOneEnvelope()).isEqualTo(one);
    }

    @Test
    void a_turkish_machine_reads_the_same_codes() {
        var here = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(read("hourly_apiinvocation_limit_exceeded").kind()).isEqualTo(Kind.HOUR_SPENT);
        } finally {
            Locale.setDefault(here);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "<html><body>444</body></html>",
                "Bad Gateway",
                "{",
                "{\"errorCode\":",
                "{}",
                "[]",
                "null",
                "0",
                "\"USER_NOT_FOUND\"",
                "{\"errorCode\":null}",
                "{\"errorCode\":\" \"}",
                "{\"errorCode\":{}}",
                "{\"message\":\"something\"}",
                "{\"error\":\"invalid_grant\"}"
            })
    void what_is_no_error_of_docusign_is_no_refusal(String body) {
        assertThat(Refusal.read(body)).isEmpty();
    }

    @Test
    void the_reason_carries_the_code_and_docusigns_words() {
        var body = "{\"errorCode\":\"Invalid_Email_Address_For_Recipient\",\"message\":\"ada@ is wrong\",\"more\":1}";
        var refusal = Refusal.read(body).orElseThrow();
        assertThat(refusal.reason()).isEqualTo("INVALID_EMAIL_ADDRESS_FOR_RECIPIENT: ada@ is wrong");
        assertThat(refusal).hasToString("INVALID_EMAIL_ADDRESS_FOR_RECIPIENT");
        assertThat(Refusal.read("{\"errorCode\":\"X\",\"message\":null}")
                        .orElseThrow()
                        .reason())
                .isEqualTo("X");
    }

    private static Refusal read(String code) {
        return Refusal.read("{\"errorCode\":\"" + code + "\",\"message\":\"some words\"}")
                .orElseThrow();
    }

    private static String mixed(String code) {
        var mixed = new StringBuilder();
        for (var i = 0; i < code.length(); i++) {
            var next = code.charAt(i);
            mixed.append(i % 2 == 0 ? Character.toLowerCase(next) : Character.toUpperCase(next));
        }
        return mixed.toString();
    }
}
