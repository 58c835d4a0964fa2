package api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a key may be allowed to ask for. */
enum Operation {
    /** Hand in sign-ups. */
    CREATE,
    /** See where one stands. */
    STATUS,
    /** Have a signing page made. */
    SIGNING_PAGE,
    /** Find a person's open envelopes. */
    LOOK_UP,
    /** Find those too that other tools of the account have sent. */
    LOOK_UP_ALL;

    /** What a key may do if its operator names nothing: look-ups by address have to be named. */
    static final List<String> USUAL = List.of(CREATE.word(), STATUS.word(), SIGNING_PAGE.word());

    static List<String> words() {
        return Arrays.stream(values()).map(Operation::word).toList();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
