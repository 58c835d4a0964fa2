{{- /* the beginning of Services' names, too, which take no dots */ -}}
{{- define "countersign.fullname" -}}
{{- $name := default .Chart.Name .Values.nameOverride -}}
{{- $full := contains $name .Release.Name | ternary .Release.Name (printf "%s-%s" .Release.Name $name) -}}
{{- .Values.fullnameOverride | default $full | replace "." "-" | trunc 52 | trimAll "-" -}}
{{- end -}}

{{- /* what never changes in the life of a deployment */ -}}
{{- define "countersign.selector" -}}
app.kubernetes.io/name: {{ default .Chart.Name .Values.nameOverride }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "countersign.labels" -}}
{{ include "countersign.selector" . }}
app.kubernetes.io/version: {{ .Values.image.tag | default .Chart.AppVersion | trunc 63 | trimAll "_.-" | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end -}}

{{- /* name, namespace, labels, annotations: dict "root" $ "suffix" "-x" "component" "service" "name" "" "labels" {} "annotations" {} */ -}}
{{- define "countersign.metadata" -}}
name: {{ .name | default (printf "%s%s" (include "countersign.fullname" .root) .suffix) }}
namespace: {{ .root.Release.Namespace }}
labels:
  {{- include "countersign.labels" .root | nindent 2 }}
  app.kubernetes.io/component: {{ .component | default "service" }}
  {{- with merge (dict) (.labels | default dict) .root.Values.commonLabels }}
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

{{- /* names of secrets: yours, or those that the chart makes, which begin with "base": dict "root" $ "base" name */ -}}
{{- define "countersign.ledgerSecret" -}}
{{- if .root.Values.ledger.existingSecret -}}
{{- .root.Values.ledger.existingSecret -}}
{{- else if include "countersign.ledgerUsername" .root -}}
{{- .base }}-ledger
{{- end -}}
{{- end -}}

{{- define "countersign.keySecret" -}}
{{- .root.Values.docusign.privateKey.existingSecret | default (printf "%s-docusign" .base) -}}
{{- end -}}

{{- define "countersign.adminSecret" -}}
{{- if .root.Values.admin.existingSecret -}}
{{- .root.Values.admin.existingSecret -}}
{{- else if .root.Values.admin.username -}}
{{- .base }}-admin
{{- end -}}
{{- end -}}

{{- define "countersign.connectSecret" -}}
{{- if .root.Values.docusign.connect.existingSecret -}}
{{- .root.Values.docusign.connect.existingSecret -}}
{{- else if .root.Values.docusign.connect.hmacKeys -}}
{{- .base }}-connect
{{- end -}}
{{- end -}}

{{- /* names of Connect's keys in their secret, as a JSON list of one field */ -}}
{{- define "countersign.connectKeys" -}}
{{- $connect := .Values.docusign.connect -}}
{{- if $connect.existingSecret -}}
{{- dict "keys" $connect.keys | toJson -}}
{{- else -}}
{{- $keys := list -}}
{{- range $index, $_ := $connect.hmacKeys -}}{{- $keys = append $keys (printf "hmac-key-%d" $index) -}}{{- end -}}
{{- dict "keys" $keys | toJson -}}
{{- end -}}
{{- end -}}

{{- /* the try-out database has them from here too, so they need not be set for it */ -}}
{{- define "countersign.ledgerUrl" -}}
{{- if and .Values.tryout.database.enabled (not .Values.ledger.url) -}}
jdbc:postgresql://{{ include "countersign.fullname" . }}-tryout:5432/countersign
{{- else -}}
{{- .Values.ledger.url -}}
{{- end -}}
{{- end -}}

{{- define "countersign.ledgerUsername" -}}
{{- .Values.ledger.username | default (.Values.tryout.database.enabled | ternary "countersign" "") -}}
{{- end -}}

{{- /* the same at each rendering; whoever knows the release's name can guess it, and finds invented people behind it */ -}}
{{- define "countersign.ledgerPassword" -}}
{{- $tryout := printf "%s/%s" .Release.Namespace .Release.Name | sha256sum | trunc 24 -}}
{{- .Values.ledger.password | default (.Values.tryout.database.enabled | ternary $tryout "") -}}
{{- end -}}

{{- /* yours, and the try-out's */ -}}
{{- define "countersign.partners" -}}
{{- $partners := deepCopy .Values.partners -}}
{{- if and .Values.tryout.database.enabled .Values.tryout.database.signups -}}
{{- $files := dict -}}
{{- range $path, $_ := .Files.Glob "tryout/*" -}}
{{- if ne (base $path) "signups.sql" -}}{{- $_ := set $files (base $path) ($.Files.Get $path) -}}{{- end -}}
{{- end -}}
{{- $_ := set $files "partner.yaml" (get $files "partner.yaml" | replace "LEDGER_URL" (include "countersign.ledgerUrl" .)) -}}
{{- $_ := set $partners "tryout" (dict "files" $files) -}}
{{- end -}}
{{- toYaml $partners -}}
{{- end -}}

{{- /* application.yaml: what the values say, and over it what `config` says */ -}}
{{- define "countersign.config" -}}
{{- $v := .Values -}}
{{- $accounts := dict -}}
{{- $words := dict "hourlyLimit" "hourly-limit" "burstLimit" "burst-limit" "interactiveReserve" "interactive-reserve" "pace" "pace" "importForeign" "import-foreign" -}}
{{- range $name, $account := $v.docusign.accounts -}}
{{- $one := dict "account-id" $account.accountId "user-id" $account.userId -}}
{{- range $from, $to := $words -}}
{{- if hasKey $account $from -}}{{- $_ := set $one $to (get $account $from) -}}{{- end -}}
{{- end -}}
{{- $_ := set $accounts $name $one -}}
{{- end -}}
{{- $key := $v.docusign.privateKey.path | default (printf "/etc/countersign/docusign/%s" $v.docusign.privateKey.key) -}}
{{- $docusign := dict "oauth-host" $v.docusign.oauthHost "integration-key" $v.docusign.integrationKey "private-key" (printf "file:%s" $key) "accounts" $accounts -}}
{{- with $v.docusign.connect.publicUrl -}}{{- $_ := set $docusign "connect" (dict "public-url" .) -}}{{- end -}}
{{- if $v.sandbox.enabled -}}
{{- $_ := set $docusign "oauth-host" "account-d.docusign.com" -}}
{{- $_ := set $docusign "oauth-uri" (printf "http://%s-sandbox:8090" (include "countersign.fullname" .)) -}}
{{- $_ := set $docusign "allow-plain-http" true -}}
{{- $_ := set $docusign "integration-key" "7c2f1f6e-3f55-4a0b-9b0e-5d1c7a52e001" -}}
{{- $_ := set $docusign "accounts" (dict "main" (dict "account-id" "7c2f1f6e-3f55-4a0b-9b0e-5d1c7a52e003" "user-id" "7c2f1f6e-3f55-4a0b-9b0e-5d1c7a52e002")) -}}
{{- end -}}
{{- $timeouts := dict "lifecycle" (dict "timeout-per-shutdown-phase" (printf "%ds" (int (add $v.shutdown.timeoutSeconds 5)))) -}}
{{- $spring := merge (dict "datasource" (dict "url" (include "countersign.ledgerUrl" .))) $timeouts -}}
{{- $all := dict "spring" $spring "camel" (dict "main" (dict "shutdown-timeout" (int $v.shutdown.timeoutSeconds))) "docusign" $docusign -}}
{{- if $v.sandbox.enabled -}}{{- $_ := set $all "reconcile" (dict "schedule" "0/10 * * * * ?") -}}{{- end -}}
{{- if $v.documents.existingClaim -}}{{- $_ := set $all "documents" (dict "folder" "/var/lib/countersign/documents") -}}{{- end -}}
{{- mergeOverwrite $all (deepCopy $v.config) | toYaml -}}
{{- end -}}

{{- /* the Service with the management port */ -}}
{{- define "countersign.management" -}}
{{- include "countersign.fullname" . }}{{ if ne .Values.service.type "ClusterIP" }}-management{{ end }}
{{- end -}}

{{- /* how Prometheus names our series: as you say, or as it does when ServiceMonitor finds us */ -}}
{{- define "countersign.series" -}}
{{- .Values.prometheusRule.selector | default (printf "namespace=%q, service=%q" .Release.Namespace (include "countersign.management" .)) -}}
{{- end -}}
