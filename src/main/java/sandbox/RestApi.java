package sandbox;

import java.time.Clock;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The order in which DocuSign judges a call: who are you, is anything left of the quota, and only then what you want. */
final class RestApi {

    private final Map<Operation, Function<Visit, Answer>> operations = new EnumMap<>(Operation.class);
    private final Map<String, Quota> quotas = new ConcurrentHashMap<>();
    private final Identities identities;
    private final Limits limits;
    private final Clock clock;
    private final Tokens tokens;
    private final Polling polling;
    private final Faults faults;
    private final FaultAnswers faultAnswers;

    RestApi(SandboxSettings settings, Tokens tokens, Polling polling, Faults faults) {
        this.identities = settings.identities();
        this.limits = settings.limits();
        this.clock = settings.behaviour().clock();
        this.tokens = tokens;
        this.polling = polling;
        this.faults = faults;
        this.faultAnswers = new FaultAnswers(limits);
        identities.accounts().forEach(account -> quotas.put(account.id(), new Quota(limits, clock)));
    }

    RestApi offers(Operation operation, Function<Visit, Answer> answer) {
        operations.put(operation, answer);
        return this;
    }

    Quota quota(String accountId) {
        return quotas.get(accountId);
    }

    Answer answer(Operation operation, Call call, String accountId, Map<String, String> parts) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-DocuSign-TraceToken", UUID.randomUUID().toString());
        try {
            SandboxUser user = tokens.owner(call);
            SandboxAccount account = identities
                    .account(accountId)
                    .filter(one -> one.member(user))
                    .orElseThrow(RestApi::stranger);
            Quota.Reading reading = quotas.get(account.id()).call();
            headers.putAll(left(reading));
            within(reading);
            Optional<Fault> fault = faults.pick(operation, call, parts.getOrDefault("id", ""));
            Visit visit = new Visit(operation, call, account, user, parts, fault, clock.instant());
            return spoiled(visit).with(headers);
        } catch (Refusal no) {
            return no.answer().with(headers);
        }
    }

    private Answer spoiled(Visit visit) {
        Optional<Fault> before = visit.fault().filter(one -> !one.kind().afterTheWork());
        if (before.isPresent()) {
            return faultAnswers.instead(before.get(), visit.operation());
        }
        may(visit.user(), visit.operation());
        polling.step(visit.operation(), visit.id());
        Answer answer = operations.get(visit.operation()).apply(visit);
        return visit.fault()
                .filter(one -> answer.good())
                .map(one -> faultAnswers.after(one, answer))
                .orElse(answer);
    }

    private static void may(SandboxUser user, Operation operation) {
        if (operation.administers() && !user.administrator()) {
            throw Refusal.of(401, "USER_NOT_ACCOUNT_ADMIN", "User is not an account administrator.");
        }
        if (operation == Operation.CREATE && !user.sends()) {
            throw Refusal.of(401, "USER_LACKS_PERMISSIONS", "This user lacks sufficient permissions to perform it.");
        }
    }

    private void within(Quota.Reading reading) {
        if (reading.hourSpent()) {
            throw FaultAnswers.hourly(limits);
        }
        if (reading.burstSpent()) {
            throw FaultAnswers.burst(limits);
        }
    }

    private Map<String, String> left(Quota.Reading reading) {
        return Map.of(
                "X-RateLimit-Limit", Integer.toString(limits.hourly()),
                "X-RateLimit-Remaining", Integer.toString(reading.hourLeft()),
                "X-RateLimit-Reset", Long.toString(reading.resetSecond()),
                "X-BurstLimit-Limit", Integer.toString(limits.burst()),
                "X-BurstLimit-Remaining", Integer.toString(reading.burstLeft()));
    }

    private static Refusal stranger() {
        return Refusal.of(401, "USER_LACKS_MEMBERSHIP", "The UserID does not have a valid membership in this Account.");
    }
}
