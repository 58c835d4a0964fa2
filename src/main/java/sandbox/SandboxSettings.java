package sandbox;

import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Everything one sandbox is told before it starts; each part has a default that works alone. */
public record SandboxSettings(
        Network network,
        Limits limits,
        Identities identities,
        Behaviour behaviour,
        SignerPlan signers,
        List<Fault> faults,
        ConnectSettings connect) {

    public SandboxSettings {
        faults = List.copyOf(faults);
    }

    /** DocuSign on a good day, on any free port, with signers that wait to be told. */
    public static SandboxSettings defaults() {
        return new SandboxSettings(
                Network.defaults(),
                Limits.defaults(),
                Identities.defaults(),
                Behaviour.defaults(),
                SignerPlan.off(),
                List.of(),
                ConnectSettings.defaults());
    }

    public SandboxSettings with(Network other) {
        return new SandboxSettings(other, limits, identities, behaviour, signers, faults, connect);
    }

    public SandboxSettings with(Limits other) {
        return new SandboxSettings(network, other, identities, behaviour, signers, faults, connect);
    }

    public SandboxSettings with(Identities other) {
        return new SandboxSettings(network, limits, other, behaviour, signers, faults, connect);
    }

    public SandboxSettings with(Behaviour other) {
        return new SandboxSettings(network, limits, identities, other, signers, faults, connect);
    }

    public SandboxSettings with(SignerPlan other) {
        return new SandboxSettings(network, limits, identities, behaviour, other, faults, connect);
    }

    public SandboxSettings with(Fault another) {
        List<Fault> more = new ArrayList<>(faults);
        more.add(another);
        return new SandboxSettings(network, limits, identities, behaviour, signers, more, connect);
    }

    public SandboxSettings with(ConnectSettings other) {
        return new SandboxSettings(network, limits, identities, behaviour, signers, faults, other);
    }

    /** Webhooks of all envelopes go there, beside those that envelopes order themselves. */
    public SandboxSettings withConnect(String url) {
        return with(connect.to(url));
    }

    /** Webhooks are signed with this key too. */
    public SandboxSettings withConnectKey(String key) {
        return with(connect.signing(key));
    }

    public SandboxSettings withConnectRetries(Duration first, int attempts) {
        return with(connect.retrying(first, attempts));
    }

    public SandboxSettings withPort(int port) {
        return with(network.at(network.host(), port));
    }

    public SandboxSettings withHost(String host) {
        return with(network.at(host, network.port()));
    }

    public SandboxSettings withPublicUri(String uri) {
        return with(network.announced(uri));
    }

    public SandboxSettings withAnswerDelay(Duration delay, Duration jitter) {
        return with(network.slow(delay, jitter));
    }

    public SandboxSettings withLimits(int hourly, int burst) {
        return with(limits.calls(hourly, burst));
    }

    /** Short windows make a simulation: an "hour" of a minute, a "burst" of half a second. */
    public SandboxSettings withWindows(Duration hour, Duration burst) {
        return with(limits.lengths(hour, burst));
    }

    public SandboxSettings withPollingLimits(int hourly, int burst) {
        return with(limits.polling(hourly, burst));
    }

    public SandboxSettings withLimitStatus(Limits.LimitStatus status) {
        return with(limits.status(status));
    }

    public SandboxSettings withListingDelay(Duration delay) {
        return with(behaviour.withListingDelay(delay));
    }

    public SandboxSettings withClock(Clock clock) {
        return with(behaviour.withClock(clock));
    }

    public SandboxSettings withClockSkew(Duration ahead) {
        return with(behaviour.withClock(Clock.offset(behaviour.clock(), ahead)));
    }

    public SandboxSettings withOauthHost(String bareHost) {
        return with(identities.host(bareHost));
    }

    public SandboxSettings withTokenLifetime(Duration lifetime) {
        return with(identities.lifetime(lifetime));
    }

    /** From now on only assertions signed for one of this integration key's public keys pass. */
    public SandboxSettings withPublicKey(String integrationKey, RSAPublicKey key) {
        return with(identities.key(integrationKey, key));
    }

    /** Replaces the invented users and accounts. */
    public SandboxSettings withPeople(List<SandboxUser> users, List<SandboxAccount> accounts) {
        return with(identities.people(users, accounts));
    }
}
