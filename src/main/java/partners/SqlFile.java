package partners;

/**
 * One of a partner's three statements.
 *
 * @param name the file's name in the partner's folder
 * @param location where Camel's sql component reads it ({@code classpath:…} or {@code file:/…}), "" if there is none
 * @param text the statement as it was when the folder was read
 */
public record SqlFile(String name, String location, String text) {

    /** Takes the place of the statement for a partner without a database. */
    static SqlFile none(String name) {
        return new SqlFile(name, "", "");
    }
}
