package api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import docusign.SimMessages;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Somebody opens a thousand connections and says next to nothing: DocuSign is served all the same. */
@Timeout(90)
@ExtendWith(OutputCaptureExtension.class)
class ConnectSlowTest {

    private static final int MANY = 1000;
    private static final String HEAD = "POST /connect HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n";

    /** In each way in which one can be slow. */
    private static final List<String> STARTS = List.of(
            "PO",
            HEAD + "X-Slow: ",
            HEAD + "Content-Length: 5000\r\n\r\n{",
            HEAD + "X-DocuSign-Signature-1: x\r\nContent-Length: 5000\r\n\r\n{",
            HEAD + "X-DocuSign-Signature-1: x\r\nContent-Length: 30000000\r\n\r\n{",
            HEAD + "X-DocuSign-Signature-1: x\r\nTransfer-Encoding: chunked\r\n\r\n1");

    @Test
    void a_thousand_slow_senders_hold_up_nobody_and_are_hung_up_on(CapturedOutput output) throws IOException {
        var slow = new ArrayList<Socket>();
        try (var docusign = Deliveries.start("server.tomcat.connection-timeout=3s", "server.tomcat.threads.max=20")) {
            for (var number = 0; number < MANY; number++) {
                slow.add(begun(docusign.service().port(), STARTS.get(number % STARTS.size())));
            }
            for (var number = 0; number < 50; number++) {
                var envelope = "e-beside-" + number;
                assertThat(docusign.signed(SimMessages.about("sent", envelope, "acme:" + envelope)))
                        .isEqualTo(200);
            }
            await().atMost(Duration.ofSeconds(40)).until(() -> slow.stream().allMatch(ConnectSlowTest::isClosed));
            assertThatCode(() -> docusign.signed(SimMessages.about("sent", "e-after", "acme:after")))
                    .doesNotThrowAnyException();
            assertThat(output).doesNotContain("Exception", "ERROR");
        } finally {
            for (var socket : slow) {
                socket.close();
            }
        }
    }

    private static Socket begun(int port, String start) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(1);
        socket.getOutputStream().write(start.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    /** Whatever was answered is read first. */
    private static boolean isClosed(Socket socket) {
        try {
            var some = new byte[1000];
            while (socket.getInputStream().read(some) >= 0) {
                continue;
            }
            return true;
        } catch (java.net.SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }
}
