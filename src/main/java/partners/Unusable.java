package partners;

/**
 * Stands in a row for a value that is none we could use, so that the row is answered as invalid and not lost.
 *
 * @param why what is wrong with it, without a character of it; it follows the column's name
 */
record Unusable(String why) {

    /** As 2024-00-00. */
    static final Unusable NO_DAY = new Unusable("is a day that does not exist");

    /** The driver could not make sense of what the database sent. */
    static Unusable unreadable(String code) {
        return new Unusable("cannot be read (" + code + ")");
    }

    /** Not kept: a batch of such texts would not fit into memory. */
    static Unusable tooLong(long length) {
        return new Unusable("has " + length + " characters, far too many");
    }
}
