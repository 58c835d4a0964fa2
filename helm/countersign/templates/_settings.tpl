{{- /* ConfigMaps and Secrets of one installation: dict "root" $ "base" name "annotations" {…} */ -}}
{{- define "countersign.configMaps" -}}
{{- $root := .root -}}
{{- $base := .base -}}
{{- $annotations := .annotations -}}
apiVersion: v1
kind: ConfigMap
metadata:
  {{- include "countersign.metadata" (dict "root" $root "name" $base "annotations" $annotations) | nindent 2 }}
data:
  application.yaml: |
    {{- include "countersign.config" $root | nindent 4 }}
{{- range $name, $partner := include "countersign.partners" $root | fromYaml }}
{{- if $partner.files }}
---
apiVersion: v1
kind: ConfigMap
metadata:
  {{- include "countersign.metadata" (dict "root" $root "name" (printf "%s-partner-%s" $base $name) "annotations" $annotations) | nindent 2 }}
data:
  {{- toYaml $partner.files | nindent 2 }}
{{- end }}
{{- end }}
{{- with $root.Values.routes.files }}
---
apiVersion: v1
kind: ConfigMap
metadata:
  {{- include "countersign.metadata" (dict "root" $root "name" (printf "%s-routes" $base) "annotations" $annotations) | nindent 2 }}
data:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{- define "countersign.secrets" -}}
{{- $v := .root.Values -}}
{{- if and (not $v.ledger.existingSecret) (include "countersign.ledgerSecret" .) }}
---
{{ include "countersign.secret" (dict "of" . "suffix" "-ledger") }}
data:
  {{ $v.ledger.usernameKey }}: {{ include "countersign.ledgerUsername" .root | b64enc | quote }}
  {{ $v.ledger.passwordKey }}: {{ include "countersign.ledgerPassword" .root | b64enc | quote }}
{{- end }}
{{- if and $v.admin.username (not $v.admin.existingSecret) }}
---
{{ include "countersign.secret" (dict "of" . "suffix" "-admin") }}
data:
  {{ $v.admin.usernameKey }}: {{ $v.admin.username | b64enc | quote }}
  {{ $v.admin.passwordKey }}: {{ $v.admin.password | b64enc | quote }}
{{- end }}
{{- if and $v.docusign.connect.hmacKeys (not $v.docusign.connect.existingSecret) }}
---
{{ include "countersign.secret" (dict "of" . "suffix" "-connect") }}
data:
  {{- range $index, $key := $v.docusign.connect.hmacKeys }}
  hmac-key-{{ $index }}: {{ $key | b64enc | quote }}
  {{- end }}
{{- end }}
{{- if not (or $v.docusign.privateKey.existingSecret $v.docusign.privateKey.path) }}
{{- /* the sandbox believes every signature: any key will do, and a new one at each upgrade is read by itself */ -}}
{{- $value := $v.docusign.privateKey.value }}
{{- if not $value }}{{- $value = (genSelfSignedCert "sandbox" nil nil 1).Key }}{{- end }}
---
{{ include "countersign.secret" (dict "of" . "suffix" "-docusign") }}
data:
  {{ $v.docusign.privateKey.key }}: {{ $value | b64enc | quote }}
{{- end }}
{{- end -}}

{{- define "countersign.secret" -}}
apiVersion: v1
kind: Secret
metadata:
  {{- include "countersign.metadata" (dict "root" .of.root "name" (printf "%s%s" .of.base .suffix) "annotations" .of.annotations) | nindent 2 }}
type: Opaque
{{- end -}}
