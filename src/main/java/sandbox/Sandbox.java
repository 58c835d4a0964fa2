package sandbox;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A running stand-in for DocuSign, for tests in the same JVM, the demo and rehearsals. */
public final class Sandbox implements AutoCloseable {

    private final HttpFront front;
    private final Envelopes envelopes;
    private final Counters counters = new Counters();
    private final Tokens tokens;
    private final Faults faults;
    private final RestApi rest;
    private final Signers signers;
    private final Connect connect;
    private final Clock clock;
    private final SandboxSettings settings;

    private Sandbox(SandboxSettings settings) {
        this.settings = settings;
        this.clock = settings.behaviour().clock();
        Listings listings = new Listings(clock);
        this.envelopes = new Envelopes(listings, settings.behaviour().listingDelay());
        this.tokens = new Tokens(clock, settings.identities().tokenLifetime());
        this.faults =
                new Faults(settings.faults(), envelopes, settings.behaviour().seed());
        this.rest = new RestApi(settings, tokens, new Polling(settings.limits(), clock, counters), faults);
        SigningPasses passes = new SigningPasses(clock);
        EnvelopeJson json = new EnvelopeJson(settings.identities());
        this.connect = new Connect(settings, json, faults);
        envelopes.onChange(connect::changed);
        offer(json, listings, passes);
        this.signers = new Signers(settings, envelopes);
        this.front = new HttpFront(settings.network(), settings.behaviour().seed());
        Router router =
                new Router(new OAuthApi(settings, tokens), rest, counters, faults, new FaultAnswers(settings.limits()));
        front.serve("/", true, router::answer);
        front.serve("/signing/", true, new SigningRoom(envelopes, passes, clock)::answer);
        front.serve(
                "/sandbox/",
                false,
                new ControlApi(this, new StateJson(faults), faults, new ConnectControl(connect))::answer);
    }

    private void offer(EnvelopeJson json, Listings listings, SigningPasses passes) {
        Behaviour behaviour = settings.behaviour();
        ListEnvelopes lists = new ListEnvelopes(listings, json, settings);
        ReadEnvelope reads = new ReadEnvelope(envelopes, json);
        ChangeEnvelope changes = new ChangeEnvelope(behaviour, envelopes);
        ConnectApi connects = new ConnectApi(connect, behaviour);
        rest.offers(Operation.CONNECT, connects::configurations)
                .offers(Operation.CONNECT_FAILURES, connects::failures)
                .offers(Operation.CONNECT_RETRY, connects::retry)
                .offers(Operation.CREATE, new CreateEnvelope(behaviour, envelopes, counters, connect)::answer)
                .offers(Operation.LIST, lists::answer)
                .offers(Operation.STATUS, new StatusOfMany(behaviour, listings, lists, json)::answer)
                .offers(Operation.USER, UsersApi::get)
                .offers(Operation.TEMPLATES, TemplatesApi::list)
                .offers(Operation.TEMPLATE, TemplatesApi::get)
                .offers(Operation.GET, reads::envelope)
                .offers(Operation.GET_RECIPIENTS, reads::recipients)
                .offers(Operation.GET_DOCUMENT, new ReadDocument(envelopes)::answer)
                .offers(Operation.PUT, changes::update)
                .offers(Operation.PUT_RECIPIENTS, changes::recipients)
                .offers(Operation.PUT_NOTIFICATION, changes::notification)
                .offers(Operation.RECYCLE, new RecycleBin(behaviour, envelopes)::answer)
                .offers(Operation.VIEW, new RecipientView(settings, envelopes, passes)::answer);
    }

    /** Starts one; it serves until closed. */
    public static Sandbox start(SandboxSettings settings) {
        Sandbox sandbox = new Sandbox(settings);
        sandbox.signers.begin();
        sandbox.front.open();
        return sandbox;
    }

    /** Where it listens: the base of both the account server and the REST API. */
    public URI uri() {
        return front.uri();
    }

    public SandboxSettings settings() {
        return settings;
    }

    /** The truth about every envelope, oldest first; lists may lag behind it. */
    public List<SandboxEnvelope> envelopes() {
        return envelopes.all();
    }

    public Optional<SandboxEnvelope> envelope(String id) {
        return envelopes.find(id);
    }

    /** What whoever asks for all documents of the envelope and its certificate is given. */
    public byte[] document(String envelopeId) {
        return SignedPdf.of(envelopes.find(envelopeId).orElseThrow(), true);
    }

    /** How often each operation was called, refused calls included. */
    public Map<Operation, Long> calls() {
        return counters.calls();
    }

    /** Looks at one envelope that came sooner than DocuSign's go-live review accepts. */
    public long pollingViolations() {
        return counters.pollingViolations();
    }

    /** Tab texts that went nowhere because the template lacks the label. */
    public long unknownTabs() {
        return counters.unknownTabs();
    }

    /** What became of the first account's quota. */
    public QuotaReport quota() {
        return quota(settings.identities().accounts().get(0).id());
    }

    public QuotaReport quota(String accountId) {
        return rest.quota(accountId).report();
    }

    /** Another application of the same account spends this many calls at once; says how many it got. */
    public int otherApp(int calls) {
        return rest.quota(settings.identities().accounts().get(0).id()).otherApp(calls);
    }

    /** From now on this goes wrong too. */
    public void fault(Fault fault) {
        faults.add(fault);
    }

    /** How often the faults in force have happened so far. */
    public int faultsHappened() {
        return faults.happened();
    }

    /** From now on nothing goes wrong on purpose. */
    public void noFaults() {
        faults.clear();
    }

    /** Every access token given so far stops working. */
    public void revokeTokens() {
        tokens.revokeAll();
    }

    /** Webhooks of all envelopes go there from now on; "" ends that. */
    public void connectTo(String url) {
        connect.deliverAll(url);
    }

    /** Webhooks that were answered with a 2xx. */
    public List<Webhook> webhooks() {
        return connect.courier().delivered();
    }

    /** Webhooks that are still to be delivered, retries included. */
    public int webhooksUnderWay() {
        return connect.courier().underWay();
    }

    /** What became of webhooks, by word. */
    public Map<String, Object> webhookCounts() {
        return connect.courier().counts();
    }

    /** A signer or the sender does something with an envelope; refused like DocuSign would if it cannot be. */
    public SandboxEnvelope act(String envelopeId, SignerAct act, String reason) {
        return envelopes.change(envelopeId, one -> Steps.act(one, act, reason, clock.instant()));
    }

    public SandboxEnvelope act(String envelopeId, SignerAct act) {
        return act(envelopeId, act, "");
    }

    @Override
    public void close() {
        signers.close();
        connect.close();
        front.close();
    }
}
