package sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a spoiled call hears. */
final class FaultAnswers {

    private static final String GATEWAY_PAGE =
            "<html><head><title>Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";

    private final Limits limits;

    FaultAnswers(Limits limits) {
        this.limits = limits;
    }

    /** Nothing is done; this is the answer instead. */
    Answer instead(Fault fault, Operation operation) {
        Answer none = new Answer(fault.status(), "text/plain", new byte[0], Map.of(), Delivery.NOW);
        return switch (fault.kind()) {
            case SILENT -> none.delivered(new Delivery.Silent(fault.lasting()));
            case RESET -> none.delivered(new Delivery.Cut());
            case HTML -> Answer.html(or(fault, 502), GATEWAY_PAGE);
            case EMPTY -> new Answer(or(fault, 503), "text/plain", new byte[0], Map.of(), Delivery.NOW);
            case BROKEN_JSON -> broken(or(fault, 500));
            case UNAUTHORIZED -> Refusal.token().answer();
            case HOURLY_LIMIT -> limit(fault, hourly(limits));
            case BURST_LIMIT -> limit(fault, burst(limits));
            case SERVER_ERROR -> unspecified(or(fault, 503));
            default -> chosen(fault, operation);
        };
    }

    /** Everything is done; this is what becomes of the answer. */
    Answer after(Fault fault, Answer good) {
        return switch (fault.kind()) {
            case CREATED_THEN_SILENT -> good.delivered(new Delivery.Silent(fault.lasting()));
            case CREATED_THEN_RESET -> good.delivered(new Delivery.Cut());
            case CREATED_THEN_500 -> unspecified(or(fault, 500));
            case CREATED_THEN_HTML -> Answer.html(or(fault, 502), GATEWAY_PAGE);
            case CREATED_THEN_EMPTY -> good.empty();
            case CREATED_THEN_BROKEN_JSON -> good.cutInHalf();
            case SLOW -> good.delivered(new Delivery.Late(fault.lasting()));
            default -> good;
        };
    }

    static Refusal hourly(Limits limits) {
        return Refusal.of(
                limits.status().code(),
                "HOURLY_APIINVOCATION_LIMIT_EXCEEDED",
                "The maximum number of hourly API invocations has been exceeded. The hourly limit is " + limits.hourly()
                        + ".");
    }

    static Refusal burst(Limits limits) {
        return Refusal.of(
                limits.status().code(),
                "BURST_APIINVOCATION_LIMIT_EXCEEDED",
                "The maximum number of burst API invocations has been exceeded. The burst limit is " + limits.burst()
                        + ".");
    }

    private static Answer limit(Fault fault, Refusal refusal) {
        int usual = refusal.answer().status();
        return Refusal.of(or(fault, usual), refusal.errorCode(), refusal.getMessage())
                .answer();
    }

    private static Answer chosen(Fault fault, Operation operation) {
        if (operation == Operation.TOKEN) {
            String error = fault.errorCode().isEmpty() ? "invalid_grant" : fault.errorCode();
            return Answer.json(or(fault, 400), Json.object("error", error, "error_description", fault.message()));
        }
        String code = fault.errorCode().isEmpty() ? "UNSPECIFIED_ERROR" : fault.errorCode();
        return Refusal.of(or(fault, 400), code, fault.message()).answer();
    }

    private static Answer unspecified(int status) {
        return Refusal.of(status, "UNSPECIFIED_ERROR", "Non-successful result.").answer();
    }

    private static Answer broken(int status) {
        byte[] half = "{\"errorCode\":\"UNSPECIFIED_E".getBytes(StandardCharsets.UTF_8);
        return new Answer(status, "application/json", half, Map.of(), Delivery.NOW);
    }

    private static int or(Fault fault, int usual) {
        return fault.status() == 0 ? usual : fault.status();
    }
}
