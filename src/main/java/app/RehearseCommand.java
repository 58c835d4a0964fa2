package app;

import java.io.PrintStream;
import java.util.Optional;
import java.util.Set;
import partners.Finding;
import partners.Partner;
import partners.PartnerFolders;
import partners.PartnerProblem;

/** The command that shows the envelopes of a partner's next run, and sends and claims none. */
final class RehearseCommand {

    private static final int MOST = 5000;
    private static final String USAGE = """
            rehearse <partner> [--limit=500] [--show-people] [--sandbox]
            Reads at most that many pending rows and prints each as a line of JSON: the envelope it would become, or why
            it becomes none; then how many calls it takes, and how long. Sends and claims nothing. With --sandbox a copy of
            the rows goes all the way to the outcomes, against a DocuSign of our own and in a schema that is dropped.
            All other options are keys of the service, read as the service reads them.""";

    private RehearseCommand() {}

    /** The result is the exit code: 0 done, 1 not done, 2 not understood. */
    static int run(String[] args, PrintStream out) {
        var line = CommandLine.read(args, Set.of("limit", "show-people", "sandbox"));
        var limit = line.text("limit").map(RehearseCommand::number).orElse(0);
        if (line.words().size() != 1 || limit < 0) {
            System.err.println(USAGE);
            return 2;
        }
        try {
            var settings = ServiceSettings.read(line.settings());
            var partner = partner(settings, line.words().get(0));
            if (partner.isEmpty()) {
                return 1;
            }
            var rehearsal = new Rehearsal(settings, line.has("show-people"), out);
            var wanted = limit == 0 ? partner.get() : partner.get().withBatch(limit);
            if (line.has("sandbox")) {
                var whole = new SandboxRehearsal(settings, line.settings(), line.has("show-people"), rehearsal::print);
                return whole.run(wanted, Rehearsal.read(wanted)) ? 0 : 1;
            }
            rehearsal.run(wanted);
            return 0;
        } catch (PartnerProblem problem) {
            return failed(problem.finding());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        } catch (Exception e) {
            return failed(Unreadable.finding(e));
        }
    }

    private static int number(String text) {
        var number = text.matches("\\d{1,4}") ? Integer.parseInt(text) : -1;
        return number >= 1 && number <= MOST ? number : -1;
    }

    private static Optional<Partner> partner(ServiceSettings settings, String name) {
        var folder = settings.directories().partnersDir();
        var found = new PartnerFolders(settings.accounts(), () -> "").read(folder);
        var partner =
                found.partners().stream().filter(one -> one.name().equals(name)).findFirst();
        var wrong = found.findings().stream()
                .filter(finding -> finding.partner().equals(name))
                .toList();
        wrong.forEach(RehearseCommand::failed);
        if (partner.isEmpty() && wrong.isEmpty()) {
            failed(Finding.fail(name, "folder", 0, "is not in " + folder, "see partners-dir"));
        }
        return partner;
    }

    private static int failed(Finding finding) {
        System.err.println(finding);
        return 1;
    }
}
