{{- define "countersign.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 52 | trimSuffix "-" -}}
{{- else -}}
{{- $name := default .Chart.Name .Values.nameOverride -}}
{{- if contains $name .Release.Name -}}
{{- .Release.Name | trunc 52 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name | trunc 52 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- /* what never changes in the life of a deployment */ -}}
{{- define "countersign.selector" -}}
app.kubernetes.io/name: {{ default .Chart.Name .Values.nameOverride }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "countersign.labels" -}}
{{ include "countersign.selector" . }}
app.kubernetes.io/version: {{ .Values.image.tag | default .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- with .Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- /* name, namespace, labels, annotations: dict "root" $ "suffix" "-x" "component" "service" "name" "" "labels" {} "annotations" {} */ -}}
{{- define "countersign.metadata" -}}
name: {{ .name | default (printf "%s%s" (include "countersign.fullname" .root) .suffix) }}
namespace: {{ .root.Release.Namespace }}
labels:
  {{- include "countersign.labels" .root | nindent 2 }}
  app.kubernetes.io/component: {{ .component | default "service" }}
  {{- with .labels }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- with merge (dict) (.annotations | default dict) .root.Values.commonAnnotations }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{- define "countersign.image" -}}
{{- with .Values.image.registry }}{{ . }}/{{ end -}}
{{ .Values.image.repository }}
{{- if .Values.image.digest }}@{{ .Values.image.digest }}{{ else }}:{{ .Values.image.tag | default .Chart.AppVersion }}{{ end -}}
{{- end -}}

{{- define "countersign.serviceAccount" -}}
{{- if .Values.serviceAccount.create -}}
{{- .Values.serviceAccount.name | default (include "countersign.fullname" .) -}}
{{- else -}}
{{- .Values.serviceAccount.name | default "default" -}}
{{- end -}}
{{- end -}}

{{- define "countersign.ledgerSecret" -}}
{{- .Values.ledger.existingSecret | default (printf "%s-ledger" (include "countersign.fullname" .)) -}}
{{- end -}}

{{- define "countersign.keySecret" -}}
{{- .Values.docusign.privateKey.existingSecret | default (printf "%s-docusign" (include "countersign.fullname" .)) -}}
{{- end -}}

{{- define "countersign.adminSecret" -}}
{{- if .Values.admin.existingSecret -}}
{{- .Values.admin.existingSecret -}}
{{- else if .Values.admin.username -}}
{{- include "countersign.fullname" . }}-admin
{{- end -}}
{{- end -}}

{{- /* what the schema cannot say, because it depends on other values */ -}}
{{- define "countersign.check" -}}
{{- $v := .Values -}}
{{- if not $v.ledger.url }}{{ fail "ledger.url must be set: jdbc:postgresql://host:5432/countersign" }}{{ end -}}
{{- if and (not $v.ledger.existingSecret) (not (and $v.ledger.username $v.ledger.password)) }}{{ fail "ledger.existingSecret, or ledger.username and ledger.password, must be set" }}{{ end -}}
{{- if and $v.admin.username (not $v.admin.password) (not $v.admin.existingSecret) }}{{ fail "admin.password must be set with admin.username" }}{{ end -}}
{{- if not $v.sandbox.enabled -}}
{{- if not $v.docusign.integrationKey }}{{ fail "docusign.integrationKey must be set; to try without an account, sandbox.enabled: true" }}{{ end -}}
{{- if not $v.docusign.accounts }}{{ fail "docusign.accounts must name at least one account" }}{{ end -}}
{{- if not (or $v.docusign.privateKey.existingSecret $v.docusign.privateKey.value) }}{{ fail "docusign.privateKey.existingSecret or docusign.privateKey.value must be set" }}{{ end -}}
{{- end -}}
{{- if lt (int $v.terminationGracePeriodSeconds) (int (add $v.shutdown.preStopSeconds $v.shutdown.timeoutSeconds 15)) }}{{ fail "terminationGracePeriodSeconds must be at least shutdown.preStopSeconds + shutdown.timeoutSeconds + 15, else calls under way are cut off" }}{{ end -}}
{{- if and $v.autoscaling.enabled $v.keda.enabled }}{{ fail "autoscaling and keda cannot both set the number of replicas" }}{{ end -}}
{{- if and $v.keda.enabled (not $v.keda.triggers) (not $v.keda.ledger.host) }}{{ fail "keda.ledger.host or keda.triggers must be set" }}{{ end -}}
{{- if and $v.autoscaling.enabled (gt (int $v.autoscaling.minReplicas) (int $v.autoscaling.maxReplicas)) }}{{ fail "autoscaling.minReplicas is more than maxReplicas" }}{{ end -}}
{{- if and $v.keda.enabled (gt (int $v.keda.minReplicas) (int $v.keda.maxReplicas)) }}{{ fail "keda.minReplicas is more than maxReplicas" }}{{ end -}}
{{- if and $v.ingress.enabled (not $v.ingress.hosts) }}{{ fail "ingress.hosts must name a host" }}{{ end -}}
{{- if and $v.httpRoute.enabled (not $v.httpRoute.parentRefs) }}{{ fail "httpRoute.parentRefs must name a gateway" }}{{ end -}}
{{- end -}}

{{- /* application.yaml: what the values say, and over it what `config` says */ -}}
{{- define "countersign.config" -}}
{{- $v := .Values -}}
{{- $accounts := dict -}}
{{- range $name, $account := $v.docusign.accounts -}}
{{- $one := dict "account-id" $account.accountId "user-id" $account.userId -}}
{{- range $from, $to := dict "hourlyLimit" "hourly-limit" "burstLimit" "burst-limit" "interactiveReserve" "interactive-reserve" "pace" "pace" -}}
{{- if hasKey $account $from -}}{{- $_ := set $one $to (get $account $from) -}}{{- end -}}
{{- end -}}
{{- $_ := set $accounts $name $one -}}
{{- end -}}
{{- $docusign := dict "oauth-host" $v.docusign.oauthHost "integration-key" $v.docusign.integrationKey "private-key" (printf "file:/etc/countersign/docusign/%s" $v.docusign.privateKey.key) "accounts" $accounts -}}
{{- if $v.sandbox.enabled -}}
{{- $_ := set $docusign "oauth-host" "account-d.docusign.com" -}}
{{- $_ := set $docusign "oauth-uri" (printf "http://%s-sandbox:8090" (include "countersign.fullname" .)) -}}
{{- $_ := set $docusign "allow-plain-http" true -}}
{{- $_ := set $docusign "integration-key" "7c2f1f6e-3f55-4a0b-9b0e-5d1c7a52e001" -}}
{{- $_ := set $docusign "accounts" (dict "main" (dict "account-id" "7c2f1f6e-3f55-4a0b-9b0e-5d1c7a52e003" "user-id" "7c2f1f6e-3f55-4a0b-9b0e-5d1c7a52e002")) -}}
{{- end -}}
{{- $timeouts := dict "lifecycle" (dict "timeout-per-shutdown-phase" (printf "%ds" (int (add $v.shutdown.timeoutSeconds 5)))) -}}
{{- $spring := merge (dict "datasource" (dict "url" $v.ledger.url)) $timeouts -}}
{{- $all := dict "spring" $spring "camel" (dict "main" (dict "shutdown-timeout" (int $v.shutdown.timeoutSeconds))) "docusign" $docusign -}}
{{- if $v.sandbox.enabled -}}{{- $_ := set $all "reconcile" (dict "schedule" "0/10 * * * * ?") -}}{{- end -}}
{{- if $v.documents.existingClaim -}}{{- $_ := set $all "documents" (dict "folder" "/var/lib/countersign/documents") -}}{{- end -}}
{{- mergeOverwrite $all (deepCopy $v.config) | toYaml -}}
{{- end -}}
