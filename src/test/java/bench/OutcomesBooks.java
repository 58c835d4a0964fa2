package bench;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import sandbox.SandboxEnvelope;
import sandbox.Webhook;

/** Compares what the partner was told with what the sandbox knows and has said. */
final class OutcomesBooks {

    private final OutcomesStage stage;

    OutcomesBooks(OutcomesStage stage) {
        this.stage = stage;
    }

    /** Rows that do not end in the truth, or have another number of envelopes than one. */
    List<String> wrong(String prefix) {
        var envelopes = stage.envelopes(prefix).stream()
                .collect(Collectors.groupingBy(one -> one.email().replaceFirst("@.*", "")));
        return stage.table().rows().values().stream()
                .filter(row -> row.ref().startsWith(prefix))
                .filter(row -> {
                    var ofRow = envelopes.getOrDefault(row.ref(), List.of());
                    return ofRow.size() != 1
                            || !row.status().equals(Truth.of(ofRow.get(0)))
                            || !row.envelopeId().equals(ofRow.get(0).id());
                })
                .map(row -> row.ref() + " " + row.status() + " is "
                        + envelopes.getOrDefault(row.ref(), List.of()).stream()
                                .map(Truth::of)
                                .toList())
                .toList();
    }

    /** What stands at the end and was said by no webhook that was answered with a 2xx. */
    long missed(List<SandboxEnvelope> envelopes) {
        var said = stage.sandbox().webhooks().stream()
                .filter(webhook -> !webhook.forged())
                .map(webhook -> webhook.envelopeId() + " " + Truth.saidBy(webhook))
                .collect(Collectors.toSet());
        return envelopes.stream()
                .filter(one -> !Truth.of(one).equals("sent"))
                .filter(one -> !said.contains(one.id() + " " + Truth.of(one)))
                .count();
    }

    long forgedAndTaken() {
        return stage.sandbox().webhooks().stream().filter(Webhook::forged).count();
    }

    /** Rows that were told anything but steps forward and one ending; the same word twice is no step back. */
    List<String> regressions() {
        return stage.told().stream()
                .filter(row -> !forward(Arrays.stream(row.words().split(" "))
                        .map(Truth.ORDER::indexOf)
                        .toList()))
                .map(row -> row.ref() + ": " + row.words())
                .toList();
    }

    private static boolean forward(List<Integer> steps) {
        var end = Truth.ORDER.indexOf("declined");
        for (var step = 1; step < steps.size(); step++) {
            var before = steps.get(step - 1);
            if (steps.get(step) < before || before >= end && !steps.get(step).equals(before)) {
                return false;
            }
        }
        return !steps.contains(-1);
    }
}
