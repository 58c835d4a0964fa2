package documents;

/** A document could not be stored; the message says why without naming anybody. */
public class NotStored extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotStored(String why) {
        super(why);
    }

    NotStored(String why, Throwable cause) {
        super(why, cause);
    }
}
