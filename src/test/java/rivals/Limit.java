package rivals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import javax.sql.DataSource;
import rivals.Rival.Person;

/**
 * What this machine can do at most: the JDK's HTTP client with 32 calls under way, rows claimed and marked by hundreds. A
 * row that is claimed when the process dies is lost, a call without an answer is made again, whatever became of it.
 */
public final class Limit {

    private static final int CLAIM = 500;
    private static final Sent END = new Sent("", "");

    private record Sent(String ref, String envelope) {}

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI docusign;
    private final DataSource database;

    private Limit(URI docusign, DataSource database) {
        this.docusign = docusign;
        this.database = database;
    }

    /** @param arguments DocuSign's address and the database's */
    public static void main(String... arguments) throws Exception {
        var limit = new Limit(URI.create(arguments[0] + "/restapi" + Rival.ENVELOPES), Pool.of(arguments[1]));
        var threads = Executors.newFixedThreadPool(Rival.IN_FLIGHT + 2);
        Turns.take(() -> {
            var claimed = new LinkedBlockingQueue<Person>(2 * CLAIM);
            var sent = new LinkedBlockingQueue<Sent>();
            var work = new ArrayList<Callable<Void>>();
            var nobody = new Person("", "", "", "", "");
            work.add(() -> limit.claim(claimed, nobody));
            for (var sender = 0; sender < Rival.IN_FLIGHT; sender++) {
                work.add(() -> limit.send(claimed, nobody, sent));
            }
            work.add(() -> limit.mark(sent));
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        });
    }

    private Void claim(LinkedBlockingQueue<Person> claimed, Person nobody) throws SQLException, InterruptedException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                        with mine as materialized (
                            select ref from signups where taken_at is null order by ref limit ? for update skip locked)
                        update signups s set taken_at = now() from mine where s.ref = mine.ref
                        returning s.ref, s.name, s.email, s.member_number, s.city
                        """)) {
            statement.setInt(1, CLAIM);
            var more = true;
            while (more) {
                more = false;
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        claimed.put(Person.of(rows));
                        more = true;
                    }
                }
            }
        }
        claimed.put(nobody);
        return null;
    }

    private Void send(LinkedBlockingQueue<Person> claimed, Person nobody, LinkedBlockingQueue<Sent> sent)
            throws IOException, InterruptedException {
        try {
            sendAll(claimed, nobody, sent);
        } finally {
            claimed.put(nobody); // for the next sender
            sent.put(END);
        }
        return null;
    }

    private void sendAll(LinkedBlockingQueue<Person> claimed, Person nobody, LinkedBlockingQueue<Sent> sent)
            throws IOException, InterruptedException {
        for (var person = claimed.take(); person != nobody; person = claimed.take()) {
            var request = HttpRequest.newBuilder(docusign)
                    .header("Authorization", "Bearer a-token")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(Rival.envelope(person)))
                    .build();
            var answer = answer(request, 3);
            sent.put(new Sent(person.ref(), Rival.envelopeId(answer.body())));
        }
    }

    /** Now and then the client takes a connection that is no good any more. */
    private HttpResponse<byte[]> answer(HttpRequest request, int tries) throws IOException, InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            if (tries == 1) {
                throw e;
            }
            return answer(request, tries - 1);
        }
    }

    private Void mark(LinkedBlockingQueue<Sent> sent) throws SQLException, InterruptedException {
        var batch = new ArrayList<Sent>();
        var ended = 0;
        while (ended < Rival.IN_FLIGHT) {
            batch.add(sent.take());
            sent.drainTo(batch, CLAIM - 1);
            ended += (int) batch.stream().filter(one -> one == END).count();
            batch.removeIf(one -> one == END);
            mark(batch);
            batch.clear();
        }
        return null;
    }

    private void mark(List<Sent> batch) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "update signups set status = 'sent', envelope_id = ?, status_at = now() where ref = ?")) {
            connection.setAutoCommit(false);
            for (var one : batch) {
                statement.setString(1, one.envelope());
                statement.setString(2, one.ref());
                statement.addBatch();
            }
            statement.executeBatch();
            connection.commit();
        }
    }
}
