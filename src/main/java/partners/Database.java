package partners;

/**
 * Where a partner keeps its sign-ups.
 *
 * @param url the JDBC URL, without a password in it
 * @param username the user, or "" if the driver needs none
 * @param password its password, or ""
 * @param line the line of {@code database:} in {@code partner.yaml}, for findings
 */
public record Database(String url, String username, String password, int line) {

    /** The URL up to its parameters: enough to recognise the database, and free of credentials. */
    public String where() {
        var end = url.length();
        for (var stop : new char[] {'?', ';'}) {
            var at = url.indexOf(stop);
            end = at < 0 ? end : Math.min(end, at);
        }
        return url.substring(0, end).replaceFirst("//[^/]*@", "//");
    }

    /** Without user and password. */
    @Override
    public String toString() {
        return "Database[" + where() + "]";
    }
}
