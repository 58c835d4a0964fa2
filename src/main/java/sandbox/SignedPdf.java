package sandbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A small real PDF, the same bytes each time as long as the envelope does not change. */
final class SignedPdf {

    private static final String PAGE =
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents %d 0 R >>";

    private final StringBuilder text = new StringBuilder("%PDF-1.4\n");
    private final List<Integer> offsets = new ArrayList<>();

    private SignedPdf() {}

    /** The contract, and on a page of its own the certificate if it is wanted. */
    static byte[] of(SandboxEnvelope envelope, boolean certificate) {
        List<String> pages = new ArrayList<>();
        pages.add("Contract of template " + envelope.templateId());
        if (certificate) {
            pages.add("Certificate of envelope " + envelope.id() + ": "
                    + envelope.status().word());
        }
        return new SignedPdf().written(pages);
    }

    private byte[] written(List<String> pages) {
        StringBuilder kids = new StringBuilder();
        for (int page = 0; page < pages.size(); page++) {
            kids.append(4 + 2 * page).append(" 0 R ");
        }
        object("<< /Type /Catalog /Pages 2 0 R >>");
        object("<< /Type /Pages /Count " + pages.size() + " /Kids [ " + kids + "] >>");
        object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        for (String page : pages) {
            String drawn = "BT /F 10 Tf 40 780 Td (" + page + ") Tj ET";
            object(PAGE.formatted(offsets.size() + 2));
            object("<< /Length " + drawn.length() + " >>\nstream\n" + drawn + "\nendstream");
        }
        int table = text.length();
        text.append("xref\n0 ").append(offsets.size() + 1).append("\n0000000000 65535 f \n");
        offsets.forEach(offset -> text.append("%010d 00000 n \n".formatted(offset)));
        text.append("trailer\n<< /Size ").append(offsets.size() + 1).append(" /Root 1 0 R >>\nstartxref\n");
        return text.append(table).append("\n%%EOF\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    private void object(String content) {
        offsets.add(text.length());
        text.append(offsets.size()).append(" 0 obj\n").append(content).append("\nendobj\n");
    }
}
