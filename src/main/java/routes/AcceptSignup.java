package routes;

import static routes.Step.turn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ledger.SignupLedger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import partners.ActivePartners;
import partners.Partner;
import partners.PartnerRow;
import signup.NoSignup;
import signup.Row;

/** Where integrators' own routes hand in sign-ups, from whatever source: by the same rules as a row of a partner's table. */
@Component
class AcceptSignup extends RouteBuilder {

    /** Set by the Kamelet; it goes before what the message says. */
    static final String PARTNER = "countersignSignupPartner";

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final List<String> COLUMNS =
            List.of("ref", "name", "email", "template", "client_user_id", "signed_up_at");

    private final ActivePartners partners;
    private final PartnerRow rows;
    private final SignupLedger ledger;
    private final ObjectMapper json;

    AcceptSignup(ActivePartners partners, PartnerRow rows, SignupLedger ledger, ObjectMapper json) {
        this.partners = partners;
        this.rows = rows;
        this.ledger = ledger;
        this.json = json;
    }

    private record HandedIn(Partner partner, Row row) {}

    @Override
    public void configure() {
        // spotless:off
        from("direct:accept-signup")
                .routeId("accept-signup")
                .routeDescription("Remembers one sign-up that an integrator's route hands in, once under its ref")
                .routeConfigurationId(Failures.OWN)
                .process(this::read)
                .process(turn(HandedIn.class, this::accept));
        // spotless:on
    }

    private void read(Exchange exchange) throws Exception {
        var raw = said(exchange);
        var name = Optional.ofNullable(exchange.removeProperty(PARTNER)).orElse(raw.get("partner"));
        var said = KeyNames.takenFrom(exchange).named(raw);
        var partner = partners.named(String.valueOf(name))
                .filter(one -> one.enabled() && partners.configured().contains(one.name()))
                .orElseThrow(() -> new NotTaken("the sign-up names no partner that is at work here"));
        var columns = new LinkedHashMap<String, Object>();
        if (said.get("fields") instanceof Map<?, ?> fields) {
            fields.forEach((label, value) -> columns.put(String.valueOf(label), value));
        }
        columns.keySet().removeIf(label -> COLUMNS.stream().anyMatch(label::equalsIgnoreCase));
        COLUMNS.forEach(column -> columns.put(column, said.get(column)));
        var row = rows.toRow(partner, columns).orElseThrow(() -> new NotTaken(PartnerRow.NO_REF));
        exchange.getMessage().setBody(new HandedIn(partner, row));
    }

    private Map<String, Object> said(Exchange exchange) throws Exception {
        if (exchange.getMessage().getBody() instanceof Map<?, ?> map) {
            var said = new LinkedHashMap<String, Object>();
            map.forEach((key, value) -> said.put(String.valueOf(key), value));
            return said;
        }
        try {
            return json.readValue(exchange.getMessage().getMandatoryBody(byte[].class), OBJECT);
        } catch (JsonProcessingException e) {
            throw new NotTaken("the sign-up is neither a map nor a JSON object"); // the parser's words quote the person
        }
    }

    private Map<String, Object> accept(HandedIn handedIn) {
        var partner = handedIn.partner();
        var row = handedIn.row();
        var fresh = ledger.accept(partner.name(), partner.account(), List.of(row)) > 0;
        var reason = row instanceof NoSignup none ? none.reason() : "";
        var result = row instanceof NoSignup ? "invalid" : fresh ? "accepted" : "known";
        return Map.of("partner", partner.name(), "ref", row.key().ref(), "result", result, "reason", reason);
    }
}
