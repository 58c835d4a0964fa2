package api;

import java.time.Instant;
import java.util.Optional;
import partners.Partner;
import partners.QuietHours;
import throttle.Outlook;

/** A partner's quiet hours as a forecast sees them. */
public record Pausing(QuietHours hours) implements Outlook.Rests {

    /** What a partner has to send, and when it does not; nobody's partner never rests. */
    public static Outlook.Part part(long calls, Optional<Partner> partner) {
        return new Outlook.Part(calls, partner.flatMap(Partner::pause).map(Pausing::new));
    }

    @Override
    public boolean on(Instant at) {
        return hours.until(at).isPresent();
    }

    @Override
    public Instant change(Instant at) {
        return hours.change(at);
    }
}
