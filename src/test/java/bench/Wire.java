package bench;

import bench.Gate.Hold;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One connection through a gate, in both directions. */
final class Wire {

    private final Gate gate;
    private final Socket caller;
    private final Socket called;
    private volatile String calling = "";

    Wire(Gate gate, Socket caller, Socket called) {
        this.gate = gate;
        this.caller = caller;
        this.called = called;
    }

    void requests() {
        pump(caller, called, Hold.REQUESTS);
    }

    void answers() {
        pump(called, caller, Hold.ANSWERS);
    }

    private void pump(Socket from, Socket to, Hold what) {
        try (var in = from.getInputStream();
                var out = to.getOutputStream()) {
            var bytes = new byte[16384];
            for (var read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                if (what == Hold.REQUESTS) {
                    calling = method(new String(bytes, 0, Math.min(read, 200), StandardCharsets.ISO_8859_1), calling);
                }
                gate.pass(what, calling);
                out.write(bytes, 0, read);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            calling = ""; // one of the two has gone
        } finally {
            close();
        }
    }

    void close() {
        gate.forget(this);
        try (caller;
                called) {
            calling = "";
        } catch (IOException e) {
            calling = ""; // it is as closed as can be
        }
    }

    /** The method of a call that creates or sends; a part of a body leaves it as it is. */
    private static String method(String begin, String before) {
        var sends = begin.contains("/envelopes HTTP") || begin.contains("/envelopes?") || begin.contains("/envelopes/");
        if (begin.startsWith("POST ") || begin.startsWith("PUT ")) {
            return sends ? begin.substring(0, begin.indexOf(' ')) : "";
        }
        return begin.startsWith("GET ") || begin.startsWith("DELETE ") ? "" : before;
    }
}
