package chart;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What would not work is refused before anything is installed, with the name of what is wrong. */
class ChartRefusalsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "replicas: 2                                                    | replicas",
                "nameOverride: of.ours                                          | nameOverride",
                "fullnameOverride: 1st                                          | fullnameOverride",
                "commonLabels: {app.kubernetes.io/name: x}                      | commonLabels",
                "podLabels: {app.kubernetes.io/component: x}                    | podLabels",
                "serviceMonitor: {labels: {helm.sh/chart: x}}                   | labels",
                "replicaCount: two                                              | replicaCount",
                "replicaCount: -1                                               | replicaCount",
                "image: {tag: 'a b'}                                            | tag",
                "image: {digest: 0123}                                          | digest",
                "image: {pullPolicy: Sometimes}                                 | pullPolicy",
                "ledger: {url: 'jdbc:mysql://ledger/countersign'}               | url",
                "ledger: {url: ''}                                              | ledger.url must be set",
                "ledger: {existingSecret: ''}                                   | ledger.existingSecret",
                "ledger: {url: 'jdbc:postgresql://l/c?sslmode=verify-full'}     | sslrootcert",
                "ledger: {url: 'jdbc:postgresql://l/c?sslmode=verify-ca'}       | sslfactory",
                "ledger: {ca: {existingSecret: ca}}                             | ledger.ca.existingSecret",
                "ledger: {pasword: x}                                           | pasword",
                "docusign: {oauthHost: 'https://account.docusign.com'}          | oauthHost",
                "docusign: {integrationKey: abc}                                | integrationKey",
                "docusign: {integrationKey: ''}                                 | integrationKey must be set",
                "docusign: {privateKey: {existingSecret: ''}}                   | privateKey",
                "docusign: {accounts: null}                                     | docusign.accounts must name",
                "docusign: {accounts: {main: {accountId: '12345678'}}}          | accountId",
                "docusign: {accounts: {main: {hourlyLimit: 0}}}                 | hourlyLimit",
                "docusign: {accounts: {main: {pace: fast}}}                     | pace",
                "admin: {username: 'a:b', password: x}                          | username",
                "admin: {username: olga}                                        | admin.password must be set",
                "admin: {password: x}                                           | admin.username must be set",
                "{secretsFolder: /s, ledger: {existingSecret: '', username: a}} | ledger.password must be set",
                "{secretsFolder: /s, ledger: {existingSecret: '', password: a}} | ledger.username must be set",
                "ledger: {url: 'jdbc:postgresql://l/c?user=a&password=b'}       | ledger.existingSecret",
                "ledger: {url: 'jdbc:postgresql://l/c?sslpassword=b'}           | ledger.existingSecret",
                "partners: {acme: {}}                                           | acme",
                "partners: {acme: {files: {pending.sql: select 1}}}             | partner.yaml",
                "partners: {acme: {files: {partner.yaml: a, other.sql: b}}}     | other.sql",
                "partners: {Acme_1: {existingConfigMap: acme}}                  | Acme_1",
                "partners: {a2345678901234567890123456789012345678901: {existingConfigMap: a}} | a23456789",
                "sandbox: {enabled: 'yes'}                                      | enabled",
                "sandbox: {args: [fast]}                                        | args",
                "shutdown: {timeoutSeconds: 10}                                 | timeoutSeconds",
                "terminationGracePeriodSeconds: 60                              | terminationGracePeriodSeconds must be at",
                "resources: {limits: {memory: much}}                            | memory",
                "service: {port: 70000}                                         | port",
                "service: {type: Public}                                        | type",
                "ingress: {enabled: true}                                       | ingress.hosts must name",
                "httpRoute: {enabled: true}                                     | httpRoute.parentRefs must name",
                "autoscaling: {enabled: true, minReplicas: 9}                   | autoscaling.minReplicas",
                "keda: {enabled: true}                                          | keda.ledger.host",
                "{autoscaling: {enabled: true}, keda: {enabled: true}}          | cannot both",
                "serviceMonitor: {interval: often}                              | interval",
                "docusign: {connect: {publicUrl: 'http://sign.example.com'}}    | publicUrl",
                "docusign: {connect: {publicUrl: 'https://sign.example.com'}}   | docusign.connect.existingSecret",
                "docusign: {connect: {keys: []}}                                | keys",
                "docusign: {privateKey: {path: private.key}}                    | path",
                "docusign: {privateKey: {path: /mnt/private.key}}               | docusign.privateKey.path and a secret",
                "docusign: {accounts: {main: {importForeign: 'yes'}}}           | importForeign",
                "secretsFolder: secrets                                         | secretsFolder",
                "config: {server: {port: 9090}}                                 | server.port",
                "config: {management.server.port: 9090}                         | management.server.port",
                "config: {camel.main: {shutdown-timeout: 10}}                   | shutdown-timeout",
                "config: {spring: {datasource.password: x}}                     | ledger.existingSecret",
                "config: {admin: {password: x}}                                 | admin.existingSecret",
                "config: {spring.datasource: {hikari.password: x}}              | spring.datasource.hikari.password",
                "config: {spring: {flyway: {password: x}}}                      | spring.flyway.password",
                "config: {management.otlp: {tracing: {headers: {a: x}}}}        | management.otlp.tracing.headers",
                "config: {management: {otlp.tracing.headers.a: x}}              | management.otlp.tracing.headers",
                "securityContext: {privileged: true}                            | privileged",
                "securityContext: {allowPrivilegeEscalation: true}              | allowPrivilegeEscalation",
                "podSecurityContext: {runAsUser: 0}                             | runAsUser",
                "strategy: {type: Recreate}                                     | strategy.rollingUpdate",
                "tryout: {database: {enabled: true}}                            | tryout.database.enabled",
                "tryout: {database: {signups: -1}}                              | signups",
                "tests: {image: 'Bad Image'}                                    | image",
                "tests: {args: [go-live]}                                       | args",
                "upgradeCheck: {activeDeadlineSeconds: 5}                       | activeDeadlineSeconds",
                "routes: {files: {a.yaml: x}}                                   | a.yaml",
                "keda: {prometheus: {serverAddress: prometheus}}                | serverAddress",
                "keda: {enabled: true, ledger: {host: x, port: 5432}}           | port",
                "prometheusRule: {thresholds: {backlogAge: 60}}                 | backlogAge",
                "prometheusRule: {thresholds: {silentShare: 10}}                | silentShare",
                "prometheusRule: {disabled: [Down]}                             | disabled",
                "prometheusRule: {selector: countersign}                        | selector",
                "prometheusRule: {enabled: true}                                | prometheusRule.selector",
                "keda: {enabled: true, prometheus: {serverAddress: 'http://p'}} | prometheusRule.selector",
                "checkPod: {labels: {app.kubernetes.io/instance: x}}            | labels",
                "keda: {minReplicas: 0}                                         | minReplicas",
                "networkPolicy: {ledgerPort: pg}                                | ledgerPort",
                "{networkPolicy: {enabled: true}, service: {type: NodePort}}    | networkPolicy.ingressFrom",
                "{networkPolicy: {enabled: true}, ingress: {enabled: true, hosts: [{host: a}]}} | ingressFrom",
                "{networkPolicy: {enabled: true}, httpRoute: {enabled: true, parentRefs: [{name: a}]}} | ingressFrom",
                "{networkPolicy: {enabled: true}, serviceMonitor: {enabled: true}} | networkPolicy.metricsFrom",
            })
    void it_is_refused(String values, String named) throws IOException {
        var wrong = Files.writeString(folder.resolve("wrong.yaml"), values.strip());
        assertThatThrownBy(() -> Chart.text(Chart.valueSet("minimal"), wrong)).hasMessageContaining(named);
    }

    @Test
    void a_partner_of_yours_is_not_overwritten_by_the_try_outs() throws IOException {
        var wrong = Files.writeString(folder.resolve("wrong.yaml"), "partners: {tryout: {existingConfigMap: ours}}");
        assertThatThrownBy(() -> Chart.text(Chart.valueSet("tryout"), wrong)).hasMessageContaining("partners.tryout");
    }
}
