{{- /* what the schema cannot say, because it depends on other values */ -}}
{{- define "countersign.check" -}}
{{- $v := .Values -}}
{{- if regexMatch "^[0-9]" (include "countersign.fullname" .) }}{{ fail "fullnameOverride must be set: a Service's name begins with a letter, the release's name does not" }}{{ end -}}
{{- if not (include "countersign.ledgerUrl" .) }}{{ fail "ledger.url must be set: jdbc:postgresql://host:5432/countersign; to try without a database, tryout.database.enabled: true" }}{{ end -}}
{{- if and (contains "sslmode=verify-" $v.ledger.url) (not (contains "sslrootcert=" $v.ledger.url)) (not (contains "sslfactory=" $v.ledger.url)) }}{{ fail "ledger.url must say sslrootcert=/etc/countersign/ledger-ca/ca.crt with ledger.ca.existingSecret, or sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory: with sslmode=verify-full alone no certificate is believed" }}{{ end -}}
{{- if and $v.ledger.ca.existingSecret (not (contains "sslrootcert=/etc/countersign/ledger-ca/ca.crt" $v.ledger.url)) }}{{ fail "ledger.ca.existingSecret is looked at only if ledger.url says sslrootcert=/etc/countersign/ledger-ca/ca.crt" }}{{ end -}}
{{- if and $v.tryout.database.enabled $v.ledger.existingSecret }}{{ fail "ledger.existingSecret does not fit tryout.database.enabled, which makes its own secret" }}{{ end -}}
{{- if and $v.tryout.database.enabled $v.ledger.url }}{{ fail "ledger.url does not fit tryout.database.enabled, which is the ledger itself" }}{{ end -}}
{{- if and $v.tryout.database.enabled $v.tryout.database.signups (not $v.sandbox.enabled) }}{{ fail "tryout.database.signups are invented people: only with sandbox.enabled, else set it to 0" }}{{ end -}}
{{- if and $v.tryout.database.enabled $v.tryout.database.signups (hasKey $v.partners "tryout") }}{{ fail "partners.tryout is the try-out database's own partner: give yours another name, or set tryout.database.signups to 0" }}{{ end -}}
{{- if not (or $v.ledger.existingSecret $v.secretsFolder (and (include "countersign.ledgerUsername" .) (include "countersign.ledgerPassword" .))) }}{{ fail "ledger.existingSecret, or ledger.username and ledger.password, must be set" }}{{ end -}}
{{- if and (include "countersign.ledgerUsername" .) (not (include "countersign.ledgerPassword" .)) (not $v.ledger.existingSecret) }}{{ fail "ledger.password must be set with ledger.username: the secret that is made of them counts before secretsFolder" }}{{ end -}}
{{- if and $v.ledger.password (not (include "countersign.ledgerUsername" .)) (not $v.ledger.existingSecret) }}{{ fail "ledger.username must be set with ledger.password" }}{{ end -}}
{{- if regexMatch "[?&](ssl)?password=" $v.ledger.url }}{{ fail "ledger.url stands in a ConfigMap: use ledger.existingSecret for the password" }}{{ end -}}
{{- if and $v.admin.password (not $v.admin.username) (not $v.admin.existingSecret) }}{{ fail "admin.username must be set with admin.password" }}{{ end -}}
{{- if and $v.admin.username (not $v.admin.password) (not $v.admin.existingSecret) }}{{ fail "admin.password must be set with admin.username" }}{{ end -}}
{{- if not $v.sandbox.enabled -}}
{{- if not $v.docusign.integrationKey }}{{ fail "docusign.integrationKey must be set; to try without an account, sandbox.enabled: true" }}{{ end -}}
{{- if not $v.docusign.accounts }}{{ fail "docusign.accounts must name at least one account" }}{{ end -}}
{{- if not (or $v.docusign.privateKey.existingSecret $v.docusign.privateKey.value $v.docusign.privateKey.path) }}{{ fail "docusign.privateKey.existingSecret, docusign.privateKey.value or docusign.privateKey.path must be set" }}{{ end -}}
{{- end -}}
{{- if and $v.docusign.privateKey.path (or $v.docusign.privateKey.existingSecret $v.docusign.privateKey.value) }}{{ fail "docusign.privateKey.path and a secret cannot both be the key" }}{{ end -}}
{{- if and $v.docusign.connect.publicUrl (not $v.secretsFolder) (not $v.docusign.connect.existingSecret) (not $v.docusign.connect.hmacKeys) }}{{ fail "docusign.connect.existingSecret or docusign.connect.hmacKeys must be set with docusign.connect.publicUrl: an unsigned webhook is never taken" }}{{ end -}}
{{- if and $v.routes.files $v.routes.existingConfigMap }}{{ fail "routes.files and routes.existingConfigMap cannot both be the routes" }}{{ end -}}
{{- if lt (int $v.terminationGracePeriodSeconds) (int (add $v.shutdown.preStopSeconds $v.shutdown.timeoutSeconds 15)) }}{{ fail "terminationGracePeriodSeconds must be at least shutdown.preStopSeconds + shutdown.timeoutSeconds + 15, else calls under way are cut off" }}{{ end -}}
{{- if and (eq $v.strategy.type "Recreate") $v.strategy.rollingUpdate }}{{ fail "strategy.rollingUpdate must be null with strategy.type Recreate" }}{{ end -}}
{{- if and $v.autoscaling.enabled $v.keda.enabled }}{{ fail "autoscaling and keda cannot both set the number of replicas" }}{{ end -}}
{{- if and $v.keda.enabled (not $v.keda.triggers) (not $v.keda.ledger.host) (not $v.keda.prometheus.serverAddress) }}{{ fail "keda.ledger.host, keda.prometheus.serverAddress or keda.triggers must be set" }}{{ end -}}
{{- if and $v.keda.enabled $v.keda.ledger.host (not (include "countersign.ledgerSecret" (dict "root" . "base" "x"))) }}{{ fail "keda.ledger.host needs ledger.existingSecret; with secretsFolder set keda.prometheus.serverAddress" }}{{ end -}}
{{- if and $v.keda.enabled $v.keda.prometheus.serverAddress (not $v.keda.triggers) (not $v.serviceMonitor.enabled) (not $v.prometheusRule.selector) }}{{ fail "keda.prometheus asks for series as serviceMonitor makes them: set serviceMonitor.enabled, or prometheusRule.selector" }}{{ end -}}
{{- if and $v.prometheusRule.enabled (not $v.serviceMonitor.enabled) (not $v.prometheusRule.selector) }}{{ fail "prometheusRule asks for series as serviceMonitor makes them: set serviceMonitor.enabled, or prometheusRule.selector" }}{{ end -}}
{{- if and $v.autoscaling.enabled (gt (int $v.autoscaling.minReplicas) (int $v.autoscaling.maxReplicas)) }}{{ fail "autoscaling.minReplicas is more than maxReplicas" }}{{ end -}}
{{- if and $v.keda.enabled (gt (int $v.keda.minReplicas) (int $v.keda.maxReplicas)) }}{{ fail "keda.minReplicas is more than maxReplicas" }}{{ end -}}
{{- if and $v.ingress.enabled (not $v.ingress.hosts) }}{{ fail "ingress.hosts must name a host" }}{{ end -}}
{{- if and $v.httpRoute.enabled (not $v.httpRoute.parentRefs) }}{{ fail "httpRoute.parentRefs must name a gateway" }}{{ end -}}
{{- if $v.networkPolicy.enabled -}}
{{- if and (or $v.ingress.enabled $v.httpRoute.enabled (ne $v.service.type "ClusterIP")) (not $v.networkPolicy.ingressFrom) }}{{ fail "networkPolicy.ingressFrom must name who calls from outside this namespace, as the ingress controller: else nobody reaches port 8080" }}{{ end -}}
{{- if and $v.serviceMonitor.enabled (not $v.networkPolicy.metricsFrom) }}{{ fail "networkPolicy.metricsFrom must name where Prometheus is: else it does not reach port 9876" }}{{ end -}}
{{- end -}}
{{- range $key, $instead := include "countersign.elsewhere" . | fromYaml -}}
{{- if include "countersign.says" (dict "in" $v.config "path" (splitList "." $key)) }}{{ fail (printf "config: %s does not belong there; %s" $key $instead) }}{{ end -}}
{{- end -}}
{{- end -}}

{{- /* keys that the chart must know of, or that must not stand in a ConfigMap */ -}}
{{- define "countersign.elsewhere" -}}
server.port: use service.port
management.server.port: use service.managementPort
camel.main.shutdown-timeout: use shutdown.timeoutSeconds
spring.lifecycle.timeout-per-shutdown-phase: use shutdown.timeoutSeconds
partners-dir: use partners
routes-dir: use routes
spring.datasource.url: use ledger.url
spring.datasource.password: use ledger.existingSecret
spring.datasource.hikari.password: use ledger.existingSecret
spring.flyway.password: use extraEnv (SPRING_FLYWAY_PASSWORD) or secretsFolder
management.otlp.tracing.headers: use extraEnv (MANAGEMENT_OTLP_TRACING_HEADERS_AUTHORIZATION) or secretsFolder
admin.password: use admin.existingSecret
docusign.connect.hmac-keys: use docusign.connect.existingSecret
{{- end -}}

{{- /* "yes" if a map has a key, nested or with dots, or something below it: dict "in" map "path" list */ -}}
{{- define "countersign.says" -}}
{{- $in := .in -}}
{{- $path := .path -}}
{{- if kindIs "map" $in -}}
{{- range $key, $_ := $in -}}{{- if hasPrefix (printf "%s." (join "." $path)) $key -}}yes{{- end -}}{{- end -}}
{{- range $length := untilStep 1 (int (add 1 (len $path))) 1 -}}
{{- $head := join "." (slice $path 0 $length) -}}
{{- if hasKey $in $head -}}
{{- if eq $length (len $path) -}}yes{{- else -}}{{- include "countersign.says" (dict "in" (get $in $head) "path" (slice $path $length)) -}}{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
