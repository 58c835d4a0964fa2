/**
 * Our stand-in for DocuSign: the same calls, limits and errors, and faults on demand, so that the whole service can be
 * rehearsed without an account and without mailing anybody.
 *
 * <pre>
 *   SandboxCommand ──► Sandbox ──► HttpFront ──► Router ──────► OAuthApi   tokens and userinfo
 *                                     │  │          └─────────► RestApi    token, quota, fault, then one operation
 *                                     │  ├──────► SigningRoom            /signing/..., the page a signer sees
 *                                 Delivery └────► ControlApi             /sandbox/..., for whoever tests
 *                           (late, silent, cut)
 *   every change of an envelope ──► Connect ──► Courier ──► whoever ordered webhooks
 * </pre>
 *
 * <p>State is in memory: {@code Envelopes} holds the truth, {@code Listings} the delayed picture that lists and searches
 * see. Where DocuSign's behaviour is unknown, the sandbox takes the side that hurts more. It imports nothing of the
 * service, so that a mistake in the service cannot repeat itself here.
 */
package sandbox;
