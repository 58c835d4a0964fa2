package rivals;

import com.docusign.esign.api.EnvelopesApi;
import com.docusign.esign.client.ApiClient;
import com.docusign.esign.client.ApiException;
import com.docusign.esign.model.CustomFields;
import com.docusign.esign.model.EnvelopeDefinition;
import com.docusign.esign.model.Tabs;
import com.docusign.esign.model.TemplateRole;
import com.docusign.esign.model.Text;
import com.docusign.esign.model.TextCustomField;
import jakarta.ws.rs.client.ClientBuilder;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.glassfish.jersey.media.multipart.MultiPartFeature;
import rivals.Rival.Person;
import sandbox.Identities;

/**
 * The usual script: DocuSign's SDK in 32 threads, JDBC row by row. Its own HTTP client speaks TLS only, so it gets the same
 * client (Jersey) without TLS, which is cheaper; and one for each thread, because none may be shared.
 */
public final class SdkLoop {

    private final String docusign;
    private final DataSource database;

    private SdkLoop(String docusign, DataSource database) {
        this.docusign = docusign;
        this.database = database;
    }

    /** @param arguments DocuSign's address and the database's */
    public static void main(String... arguments) throws Exception {
        var loop = new SdkLoop(arguments[0], Pool.of(arguments[1]));
        var senders = new ArrayList<EnvelopesApi>();
        for (var sender = 0; sender < Rival.IN_FLIGHT; sender++) {
            senders.add(loop.sender());
        }
        var threads = Executors.newFixedThreadPool(Rival.IN_FLIGHT);
        Turns.take(() -> {
            var pending = new ConcurrentLinkedQueue<>(loop.pending());
            var work = senders.stream()
                    .map(sender -> (Callable<Void>) () -> loop.send(sender, pending))
                    .toList();
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        });
    }

    private EnvelopesApi sender() {
        var http = ClientBuilder.newBuilder()
                .register(MultiPartFeature.class)
                .register(JacksonFeature.class)
                .build();
        var client = new ApiClient(docusign + "/restapi");
        client.setHttpClient(http);
        client.addDefaultHeader("Authorization", "Bearer a-token");
        return new EnvelopesApi(client);
    }

    private List<Person> pending() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select ref, name, email, member_number, city from signups"
                        + " where taken_at is null order by ref");
                var rows = statement.executeQuery()) {
            var people = new ArrayList<Person>();
            while (rows.next()) {
                people.add(Person.of(rows));
            }
            return people;
        }
    }

    private Void send(EnvelopesApi sender, ConcurrentLinkedQueue<Person> pending) throws SQLException, ApiException {
        for (var person = pending.poll(); person != null; person = pending.poll()) {
            run("update signups set taken_at = now() where ref = ?", person.ref());
            var sent = sender.createEnvelope(Identities.ACCOUNT_ID, envelope(person));
            run(
                    "update signups set status = 'sent', envelope_id = ?, status_at = now() where ref = ?",
                    sent.getEnvelopeId(),
                    person.ref());
        }
        return null;
    }

    private void run(String sql, String... values) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (var value = 0; value < values.length; value++) {
                statement.setString(value + 1, values[value]);
            }
            statement.executeUpdate();
        }
    }

    private static EnvelopeDefinition envelope(Person person) {
        var role = new TemplateRole()
                .roleName("signer")
                .name(person.name())
                .email(person.email())
                .tabs(new Tabs()
                        .textTabs(List.of(
                                new Text().tabLabel("city").value(person.city()),
                                new Text().tabLabel("member_number").value(person.number()))));
        return new EnvelopeDefinition()
                .status("sent")
                .templateId(Identities.MEMBERSHIP_TEMPLATE)
                .emailSubject(Rival.SUBJECT)
                .templateRoles(List.of(role))
                .customFields(new CustomFields()
                        .textCustomFields(List.of(new TextCustomField()
                                .name("ref")
                                .value("acme:" + person.ref())
                                .required("false")
                                .show("false"))));
    }
}
