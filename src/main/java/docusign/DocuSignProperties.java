package docusign;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import throttle.Limits;
import throttle.Pace;

/**
 * How DocuSign is reached and as whom.
 *
 * @param oauthHost the token's audience: a bare host
 * @param oauthUri where tokens are asked for; plain http only to this machine or with {@code allowPlainHttp}
 * @param integrationKey DocuSign's id of this application
 * @param privateKey {@code file:} location of the PEM key, PKCS#1 or PKCS#8
 * @param readTimeout how long an answer may take; DocuSign was seen to need up to 60 s for a create
 * @param connectTimeout how long a connection may take
 * @param allowPlainHttp lets http leave this machine; for tests in closed networks only
 * @param accounts the accounts we send with, by our name for them
 * @param connect Connect's webhooks
 */
@ConfigurationProperties(prefix = "docusign", ignoreUnknownFields = false)
public record DocuSignProperties(
        @DefaultValue("account-d.docusign.com") String oauthHost,
        String oauthUri,
        String integrationKey,
        String privateKey,
        @DefaultValue("60s") Duration readTimeout,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("false") boolean allowPlainHttp,
        Map<String, Account> accounts,
        @DefaultValue Connect connect) {

    /** @throws IllegalArgumentException naming each key that is missing or wrong */
    public DocuSignProperties {
        accounts = accounts == null ? Map.of() : new TreeMap<>(accounts);
        connect = connect == null ? Connect.OFF : connect;
        oauthUri = oauthUri == null || oauthUri.isBlank() ? "https://" + oauthHost : oauthUri;
        if (oauthHost.contains("/")) {
            throw new IllegalArgumentException("docusign.oauth-host is a bare host without https:// or a slash");
        }
        var refused = refusal(oauthUri, allowPlainHttp);
        if (!refused.isEmpty()) {
            throw new IllegalArgumentException("docusign.oauth-uri: " + refused);
        }
        var unreachable = connect.publicUrl().isEmpty() ? "" : refusal(connect.publicUrl(), allowPlainHttp);
        if (!unreachable.isEmpty()) {
            throw new IllegalArgumentException("docusign.connect.public-url: " + unreachable);
        }
    }

    private static String refusal(String address, boolean allowPlainHttp) {
        try {
            return refusal(URI.create(address), allowPlainHttp);
        } catch (IllegalArgumentException e) {
            return "'" + address + "' is no address of the form https://host";
        }
    }

    /** Why an address must not be called, or "": tokens and contracts leave this machine over https only. */
    static String refusal(URI address, boolean allowPlainHttp) {
        if (address.getHost() == null) {
            return "'" + address + "' is no address of the form https://host";
        }
        if ("https".equals(address.getScheme())) {
            return "";
        }
        if ("http".equals(address.getScheme()) && (allowPlainHttp || isThisMachine(address.getHost()))) {
            return "";
        }
        return "'" + address + "' is not https; plain http is for this machine only, or with docusign.allow-plain-http";
    }

    private static boolean isThisMachine(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /**
     * One DocuSign account with the user we send as.
     *
     * @param hourlyLimit calls in a clock hour; DocuSign's default is 3,000
     * @param burstLimit calls in 30 s; 500, in the developer environment 200
     * @param interactiveReserve share of the hour kept for people who wait, as "5%"
     * @param pace burst or even
     * @param hourLength another than 1h only for simulations
     * @param burstLength another than 30s only for simulations
     * @param importForeign whether open envelopes of other tools are kept too, for partners' sites
     */
    public record Account(
            String accountId,
            String userId,
            @DefaultValue("3000") int hourlyLimit,
            @DefaultValue("500") int burstLimit,
            @DefaultValue("5%") String interactiveReserve,
            @DefaultValue("burst") Pace pace,
            @DefaultValue("1h") Duration hourLength,
            @DefaultValue("30s") Duration burstLength,
            @DefaultValue("false") boolean importForeign) {

        /** @throws IllegalArgumentException if the reserve is no share of the hour */
        public Account {
            share(interactiveReserve);
        }

        private static double share(String percent) {
            if (!percent.trim().matches("\\d{1,2}(\\.\\d+)?\\s*%")) {
                throw new IllegalArgumentException(
                        "interactive-reserve is a share of the hour from 0% to 99%, as 5%, and not '" + percent + "'");
            }
            return Double.parseDouble(percent.replace("%", "").trim()) / 100;
        }

        /** The limits as the throttle counts them. */
        public Limits limits() {
            return new Limits(hourlyLimit, burstLimit, hourLength, burstLength, share(interactiveReserve), pace);
        }
    }

    /**
     * Webhooks of DocuSign Connect.
     *
     * @param hmacKeys any of them may have signed a message; without one webhooks are off
     * @param publicUrl where the world reaches us, without a path's end
     * @param maxBody a longer message is refused
     * @param keep how long an event is kept after it was applied
     * @param repairAfter how long a webhook may be on its way before its news counts as missed
     * @param audit how often an account's Connect is looked at, 0 for never
     */
    public record Connect(
            List<String> hmacKeys,
            @DefaultValue("") String publicUrl,
            @DefaultValue("5MB") DataSize maxBody,
            @DefaultValue("7d") Duration keep,
            @DefaultValue("5m") Duration repairAfter,
            @DefaultValue("1d") Duration audit) {

        private static final Connect OFF = new Connect(
                List.of(), "", DataSize.ofMegabytes(5), Duration.ofDays(7), Duration.ofMinutes(5), Duration.ZERO);

        /** Blank keys are none, so that an empty environment variable opens nothing. */
        public Connect {
            hmacKeys = hmacKeys == null
                    ? List.of()
                    : hmacKeys.stream()
                            .map(String::strip)
                            .filter(key -> !key.isEmpty())
                            .toList();
            publicUrl = publicUrl.strip().replaceAll("/+$", "");
        }

        /** Whether webhooks are taken at all: an unsigned one never is. */
        public boolean on() {
            return !hmacKeys.isEmpty();
        }

        /** Whether accounts' Connect is looked at. */
        public boolean audited() {
            return on() && audit.toNanos() > 0;
        }

        /** Where DocuSign delivers each envelope's events, or "" if it is not to. */
        public String deliverTo() {
            return on() && !publicUrl.isEmpty() ? publicUrl + "/connect" : "";
        }

        /** Without the keys. */
        @Override
        public String toString() {
            return "Connect[" + publicUrl + "]";
        }
    }
}
