package app;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows as a careless or wicked partner has them. Everything recognisable carries the word by which a log is searched. */
final class HostileRows {

    static final String MARK = "Recognisable";

    private static final String MEGABYTE = (MARK + "x".repeat(1012)).repeat(1024);

    /** Text that some program would run, format or cut; to us it is a name. */
    private static final List<String> WICKED = List.of(
            "=cmd|' /C calc'!A0",
            "@SUM(1+1)*cmd|' /C calc'!A0",
            "'; DROP TABLE signups;--",
            "1' OR '1'='1",
            "${env:HOME} ${body} ${jndi:ldap://x}",
            "{{sys:user.home}} {{env:HOME}}",
            "$simple{sys.user.home}",
            "#{systemProperties['user.home']}",
            "#{T(java.lang.Runtime).getRuntime()}",
            ":#ref :#${body} ?1 ? %s %n {0}",
            "<script>alert(1)</script> &amp; <![CDATA[",
            "\\u0000 \\x00 %00 %0d%0a \\",
            "../../etc/passwd",
            "{\"a\": 1} [] null",
            "مرحبا 李 👩‍🚀 e\u0301 \u200D",
            "[[DocuSign.Name]] [[Data:city]]");

    private static final List<String> NO_NAMES = java.util.Arrays.asList(
            null,
            "",
            "   ",
            "two\nlines",
            "X-Header: a\r\nBcc: all@" + MARK.toLowerCase() + ".example",
            "bell\u0007",
            "next\u0085line",
            "turned \u202Etxt.exe",
            "isolate\u2067x",
            MEGABYTE);

    private static final List<String> NO_ADDRESSES = java.util.Arrays.asList(
            null,
            "",
            MARK,
            "Ann <ann@example.org>",
            "ann@example.org, bob@example.org",
            "ann@example.org;bob@example.org",
            "ann@example.org\r\nBcc: bob@example.org",
            "ann@example",
            "@example.org",
            "ann@@example.org",
            "ann @example.org",
            "ann@exam ple.org",
            MEGABYTE);

    private static final List<String> ADDRESSES = List.of(
            "o'brien%d@example.org",
            "ann+tag%d@example.org",
            "A.N.N%d@EXAMPLE.org",
            "ann%d@xn--mnchen-3ya.example",
            "ann_%d@sub.sub.example.org");

    private HostileRows() {}

    /** One row, and whether it is a sign-up all the same. */
    record Row(String ref, String name, String email, String extra, boolean good) {}

    /** That many good rows with wicked texts, and at least as many that are none, in turns. */
    static List<Row> all(int good) {
        var bad = bad(good);
        var rows = new ArrayList<Row>();
        for (var i = 0; i < good; i++) {
            rows.add(good(i));
            rows.add(bad.get(i));
        }
        return rows;
    }

    private static Row good(int i) {
        var name = WICKED.get(i % WICKED.size());
        var ref = i % 3 == 0 ? name.length() > 40 ? "R" + i : name + i : "R " + i + "/%2F?&é";
        return new Row(ref, name, ADDRESSES.get(i % ADDRESSES.size()).formatted(i), name + "\n\t" + i, true);
    }

    private static List<Row> bad(int many) {
        var email = "nobody@" + MARK.toLowerCase() + ".example";
        return IntStream.range(0, many)
                .mapToObj(i -> switch (i % 5) {
                    case 0 -> new Row("N" + i, NO_NAMES.get(i / 5 % NO_NAMES.size()), email, "", false);
                    case 1 -> new Row("E" + i, MARK, NO_ADDRESSES.get(i / 5 % NO_ADDRESSES.size()), "", false);
                    case 2 -> new Row("X" + i, MARK, email, i % 50 == 2 ? MEGABYTE : MARK + "\u0001", false);
                    case 3 -> new Row("L" + "l".repeat(100) + i, MARK, email, "", false);
                    default -> new Row("line\n2026-11-22 ERROR " + MARK + i, MARK, email, "", false);
                })
                .toList();
    }
}
