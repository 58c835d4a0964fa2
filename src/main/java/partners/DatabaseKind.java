package partners;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;

/** What differs between the databases that partners have: driver, connection properties and how SQL quotes. */
enum DatabaseKind {
    /** Types of parameters are left to the server, so that text fits a uuid, number or timestamp column. */
    POSTGRESQL(
            "jdbc:postgresql:",
            "org.postgresql.Driver",
            "postgresql",
            Map.of(
                    "stringtype", "unspecified",
                    "connectTimeout", "10",
                    "loginTimeout", "10",
                    "socketTimeout", "300",
                    "tcpKeepAlive", "true",
                    "ApplicationName", "countersign"),
            "[eE]'(?:[^'\\\\]++|\\\\(?s:.))*+'|(\\$\\w*\\$)(?s:.*?)\\1|'[^']*'|\"[^\"]*\""),
    /** Timeouts in milliseconds. */
    MARIADB(
            "jdbc:mariadb:",
            "org.mariadb.jdbc.Driver",
            "mariadb-java-client",
            Map.of(
                    "connectTimeout", "10000",
                    "socketTimeout", "300000",
                    "connectionAttributes", "program_name:countersign"),
            Quotes.BACKSLASH),
    /** Its driver's licence keeps it out of the image. */
    MYSQL(
            "jdbc:mysql:",
            "com.mysql.cj.jdbc.Driver",
            "mysql-connector-j",
            Map.of(
                    "connectTimeout", "10000",
                    "socketTimeout", "300000",
                    "tcpKeepAlive", "true",
                    "connectionAttributes", "program_name:countersign"),
            Quotes.BACKSLASH),
    /** {@code loginTimeout} in seconds, {@code socketTimeout} in milliseconds. */
    SQLSERVER(
            "jdbc:sqlserver:",
            "com.microsoft.sqlserver.jdbc.SQLServerDriver",
            "mssql-jdbc",
            Map.of("loginTimeout", "10", "socketTimeout", "300000", "applicationName", "countersign"),
            "'[^']*'|\"[^\"]*\"|\\[[^\\]]*]"),
    /** Its driver's licence keeps it out of the image. */
    ORACLE(
            "jdbc:oracle:",
            "oracle.jdbc.OracleDriver",
            "ojdbc11",
            Map.of(
                    "oracle.net.CONNECT_TIMEOUT", "10000",
                    "oracle.jdbc.ReadTimeout", "300000",
                    "v$session.program", "countersign"),
            Quotes.PLAIN),
    /** Any other that brings a driver. */
    OTHER("jdbc:", "", "", Map.of(), Quotes.PLAIN);

    private final String prefix;
    private final String driver;
    private final String jar;
    private final Map<String, String> properties;
    private final Pattern opaque;

    DatabaseKind(String prefix, String driver, String jar, Map<String, String> properties, String quoted) {
        this.prefix = prefix;
        this.driver = driver;
        this.jar = jar;
        this.properties = properties;
        this.opaque = Pattern.compile(quoted + "|--[^\\n]*|/\\*(?s:.*?)\\*/");
    }

    static DatabaseKind of(String url) {
        return Arrays.stream(values())
                .filter(kind -> url.startsWith(kind.prefix))
                .findFirst()
                .orElse(OTHER);
    }

    /** The driver's class, or "" if only the URL tells. */
    String driver() {
        return driver;
    }

    /** The artifact that has the driver. */
    String jar() {
        return jar;
    }

    /** Connection properties that a URL may overrule. */
    Map<String, String> properties() {
        return properties;
    }

    /** Finds what is no code in a statement: quoted text and names, and comments. */
    Pattern opaque() {
        return opaque;
    }

    private static final class Quotes {
        static final String PLAIN = "'[^']*'|\"[^\"]*\"|`[^`]*`";
        static final String BACKSLASH = "'(?:[^'\\\\]++|\\\\(?s:.))*+'|\"(?:[^\"\\\\]++|\\\\(?s:.))*+\"|`[^`]*`";
    }
}
