package app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import sandbox.Sandbox;
import sandbox.SignerAct;

/** The example for Kafka with a real broker: {@code mvn -Pkafka test -Dtest=KafkaTest}. */
class KafkaTest {

    @TempDir
    private Path root;

    private final int port = FreePort.any();

    private Process kafka(String main, String... arguments) throws IOException {
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-cp", classes, main));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(root.resolve(main + ".log").toFile())
                .start();
    }

    private Process broker() throws Exception {
        var controller = FreePort.any();
        var file = Files.writeString(root.resolve("server.properties"), """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@localhost:%2$d
                listeners=PLAINTEXT://localhost:%1$d,CONTROLLER://localhost:%2$d
                advertised.listeners=PLAINTEXT://localhost:%1$d
                controller.listener.names=CONTROLLER
                log.dirs=%3$s
                offsets.topic.replication.factor=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                """.formatted(port, controller, root.resolve("kafka"))).toString();
        var format = kafka("kafka.tools.StorageTool", "format", "-t", "MkU3OEVBNTcwNTJENDM2Qk", "-c", file);
        assertThat(format.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(format.exitValue()).isZero();
        return kafka("kafka.Kafka", file);
    }

    @Test
    void each_outcome_becomes_a_record_with_the_ref_as_its_key() throws Exception {
        var database = Neighbours.postgres().database("kafka_rowing");
        var table = SignupTable.in(database);
        PartnerFolder.in(root.resolve("partners"), "rowing", database);
        Files.createDirectories(root.resolve("routes"));
        Files.writeString(
                root.resolve("routes/outcomes.camel.yaml"),
                Installation.replaced(
                        Installation.read("examples/kafka/routes/outcomes-to-kafka.camel.yaml"),
                        Map.of("kafka.example.org:9092", "localhost:" + port)));
        var broker = broker();
        try (var sandbox = Sandbox.start(Settings.docusign());
                var service = Service.start(Settings.of(
                                Neighbours.postgres().database("kafka_ledger"), sandbox, root.resolve("partners"))
                        .set("routes-dir", "file:" + root.resolve("routes")));
                var consumer = new KafkaConsumer<>(
                        Map.of("bootstrap.servers", "localhost:" + port, "group.id", "test", "auto.offset.reset", "earliest"),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            var groups = service.part(JdbcClient.class).sql("select count(*) from outcome_group");
            await().atMost(Duration.ofSeconds(60)).until(() -> groups.query(Long.class).single() == 1);
            table.add("K1", "Ann", "k1@example.org");
            await().atMost(Duration.ofSeconds(60)).until(() -> table.count("sent") == 1);
            sandbox.act(table.rows().get("K1").envelopeId(), SignerAct.SIGN);
            consumer.subscribe(List.of("outcomes"));
            var heard = new ArrayList<String>();
            await().atMost(Duration.ofSeconds(90)).until(() -> {
                consumer.poll(Duration.ofMillis(500)).forEach(record -> heard.add(record.key() + " " + record.value()));
                return heard.size() >= 2;
            });
            assertThat(heard).hasSize(2).allMatch(one -> one.startsWith("K1 {"));
            assertThat(heard.get(0)).contains("\"status\":\"sent\"");
            assertThat(heard.get(1)).contains("\"status\":\"completed\"");
        } finally {
            broker.destroy();
            broker.waitFor(60, TimeUnit.SECONDS);
        }
    }
}
