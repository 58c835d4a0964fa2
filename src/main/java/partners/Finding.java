package partners;

/**
 * Something wrong with the configuration, a partner's folder or a database, told so that its owner can put it right
 * without asking. Carries neither secrets nor a row's values, so it may be logged and shown.
 *
 * @param level whether the partner can run nevertheless
 * @param partner the partner's name, or "" if it is about all of them
 * @param file the file as the owner knows it, or the key of the configuration
 * @param line the line in the file, or 0 if there is none to point at
 * @param what what is wrong
 * @param todo what to do about it, or ""
 */
public record Finding(Level level, String partner, String file, int line, String what, String todo) {

    /** How bad it is: a partner with one failure does not run. */
    public enum Level {
        /** Looked at and in order. */
        OK,
        /** The partner runs; somebody should look. */
        WARN,
        /** The partner cannot run. */
        FAIL
    }

    /** In order; told by whoever was asked to look. */
    public static Finding ok(String partner, String file, String what) {
        return new Finding(Level.OK, partner, file, 0, what, "");
    }

    /** Stops the partner. */
    public static Finding fail(String partner, String file, int line, String what, String todo) {
        return new Finding(Level.FAIL, partner, file, line, what, todo);
    }

    /** Does not stop the partner. */
    public static Finding warn(String partner, String file, int line, String what, String todo) {
        return new Finding(Level.WARN, partner, file, line, what, todo);
    }

    /** Whether it stops the partner. */
    public boolean fails() {
        return level == Level.FAIL;
    }

    /** One line for a log or a terminal. */
    @Override
    public String toString() {
        var line = (partner.isEmpty() ? "" : "partner " + partner + ": ")
                + file
                + (this.line > 0 ? " line " + this.line : "")
                + ": "
                + what
                + (todo.isEmpty() ? "" : "; " + todo);
        return line.replaceAll("\\p{Cntrl}", " ");
    }
}
