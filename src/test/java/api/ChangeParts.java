package api;

import jakarta.validation.Validator;
import ledger.SignerLedger;
import ledger.Wanted;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import partners.SignerCheck;
import throttle.SharedQuota;

/** What operators' calls about envelopes need, with a DocuSign that says what a test wants. */
class ChangeParts {

    @Bean
    FakeDocuSign fakeDocuSign(SharedQuota quota) {
        return new FakeDocuSign(quota);
    }

    @Bean
    SignerLedger signerLedger(JdbcClient jdbc, Wanted wanted) {
        return new SignerLedger(jdbc, wanted);
    }

    @Bean
    SignerCheck signerCheck(Validator validator) {
        return new SignerCheck(validator);
    }
}
