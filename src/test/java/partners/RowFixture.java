package partners;

import jakarta.validation.Validation;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import signup.NoSignup;
import signup.Signup;

/** A partner and a good row of its table, for tests to spoil. */
abstract class RowFixture {

    static final PartnerRow ROWS =
            new PartnerRow(Validation.buildDefaultValidatorFactory().getValidator());

    @TempDir
    Path root;

    Partner acme;
    final Map<String, Object> row = new LinkedHashMap<>();

    @BeforeEach
    void a_good_row() {
        acme = new Folders(root).api("acme", "template: " + Folders.TEMPLATE).only();
        row.put("ref", "77");
        row.put("name", "Zoë 李");
        row.put("email", "zoe@example.com");
    }

    Signup signup() {
        return (Signup) ROWS.toRow(acme, row).orElseThrow();
    }

    String reason() {
        return ((NoSignup) ROWS.toRow(acme, row).orElseThrow()).reason();
    }
}
