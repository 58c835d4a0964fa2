{{- /* what all pods have in common */ -}}
{{- define "countersign.place" -}}
automountServiceAccountToken: {{ .Values.serviceAccount.automount }}
# a Service's name in the environment would be a setting of ours
enableServiceLinks: false
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- with .Values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with .Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{- /* those of our image */ -}}
{{- define "countersign.pod" -}}
{{- include "countersign.podAs" (dict "root" . "account" (include "countersign.serviceAccount" .)) -}}
{{- end -}}

{{- define "countersign.podAs" -}}
serviceAccountName: {{ .account }}
{{ include "countersign.place" .root }}
securityContext:
  {{- toYaml .root.Values.podSecurityContext | nindent 2 }}
{{- end -}}

{{- /* replicas apart from each other */ -}}
{{- define "countersign.spread" -}}
affinity:
  {{- if .Values.affinity }}
  {{- toYaml .Values.affinity | nindent 2 }}
  {{- else }}
  podAntiAffinity:
    preferredDuringSchedulingIgnoredDuringExecution:
      - weight: 100
        podAffinityTerm:
          topologyKey: kubernetes.io/hostname
          labelSelector:
            matchLabels:
              {{- include "countersign.selector" . | nindent 14 }}
              app.kubernetes.io/component: service
  {{- end }}
topologySpreadConstraints:
  {{- if .Values.topologySpreadConstraints }}
  {{- toYaml .Values.topologySpreadConstraints | nindent 2 }}
  {{- else }}
  - maxSkew: 1
    topologyKey: topology.kubernetes.io/zone
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "countersign.selector" . | nindent 8 }}
        app.kubernetes.io/component: service
  {{- end }}
{{- end -}}

{{- /* dict "root" $ "base" name: what the names of objects begin with that the chart makes for this pod */ -}}
{{- define "countersign.env" -}}
{{- $v := .root.Values -}}
- name: SPRING_CONFIG_ADDITIONALLOCATION
  value: file:/etc/countersign/config/application.yaml
{{- with $v.secretsFolder }}
- name: SPRING_CONFIG_IMPORT
  value: configtree:{{ trimSuffix "/" . }}/
{{- end }}
{{- with include "countersign.ledgerSecret" . }}
- name: SPRING_DATASOURCE_USERNAME
  valueFrom: {secretKeyRef: {name: {{ . }}, key: {{ $v.ledger.usernameKey }}}}
- name: SPRING_DATASOURCE_PASSWORD
  valueFrom: {secretKeyRef: {name: {{ . }}, key: {{ $v.ledger.passwordKey }}}}
{{- end }}
{{- with include "countersign.adminSecret" . }}
- name: ADMIN_USERNAME
  valueFrom: {secretKeyRef: {name: {{ . }}, key: {{ $v.admin.usernameKey }}}}
- name: ADMIN_PASSWORD
  valueFrom: {secretKeyRef: {name: {{ . }}, key: {{ $v.admin.passwordKey }}}}
{{- end }}
{{- with include "countersign.connectSecret" . }}
{{- range $index, $key := (include "countersign.connectKeys" $.root | fromJson).keys }}
- name: DOCUSIGN_CONNECT_HMACKEYS_{{ $index }}
  valueFrom: {secretKeyRef: {name: {{ include "countersign.connectSecret" $ }}, key: {{ $key }}}}
{{- end }}
{{- end }}
{{- with $v.javaOptions }}
- name: JAVA_TOOL_OPTIONS
  value: {{ . | quote }}
{{- end }}
{{- with $v.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "countersign.mounts" -}}
- {name: tmp, mountPath: /tmp}
- {name: config, mountPath: /etc/countersign/config, readOnly: true}
{{- if not .Values.docusign.privateKey.path }}
- {name: docusign, mountPath: /etc/countersign/docusign, readOnly: true}
{{- end }}
{{- if .Values.ledger.ca.existingSecret }}
- {name: ledger-ca, mountPath: /etc/countersign/ledger-ca, readOnly: true}
{{- end }}
- {name: partners, mountPath: /etc/countersign/partners, readOnly: true}
{{- range $name, $partner := .Values.partners }}
{{- if $partner.existingSecret }}
- {name: secret-{{ $name }}, mountPath: /etc/countersign/partner-secrets/{{ $name }}, readOnly: true}
{{- end }}
{{- end }}
{{- if or .Values.routes.files .Values.routes.existingConfigMap }}
- {name: routes, mountPath: /etc/countersign/routes, readOnly: true}
{{- end }}
{{- if .Values.documents.existingClaim }}
- {name: documents, mountPath: /var/lib/countersign/documents}
{{- end }}
{{- with .Values.extraVolumeMounts }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- /* no subPath anywhere, so that all of it is exchanged in a running pod; mode 288 is 0440, which some readers of YAML
take for 440; what one partner lacks keeps no pod from starting; dict "root" $ "base" name */ -}}
{{- define "countersign.volumes" -}}
{{- $base := .base -}}
{{- $v := .root.Values -}}
{{- $partners := include "countersign.partners" .root | fromYaml -}}
- name: tmp
  emptyDir: {sizeLimit: 256Mi}
- name: config
  configMap: {name: {{ $base }}}
{{- if not $v.docusign.privateKey.path }}
- name: docusign
  secret: {secretName: {{ include "countersign.keySecret" . }}, defaultMode: 288}
{{- end }}
{{- with $v.ledger.ca.existingSecret }}
- name: ledger-ca
  secret: {secretName: {{ . }}, items: [{key: {{ $v.ledger.ca.key }}, path: ca.crt}], defaultMode: 288}
{{- end }}
- name: partners
  {{- if $partners }}
  projected:
    sources:
      {{- range $name, $partner := $partners }}
      {{- if $partner.existingConfigMap }}
      # its folder is there without the ConfigMap too, so that the service says what is missing
      - downwardAPI:
          items: [{path: {{ $name }}/.partner, fieldRef: {fieldPath: metadata.name}}]
      {{- end }}
      - configMap:
          name: {{ $partner.existingConfigMap | default (printf "%s-partner-%s" $base $name) }}
          {{- if $partner.existingConfigMap }}
          optional: true
          {{- end }}
          items:
            {{- $files := keys ($partner.files | default dict) | sortAlpha }}
            {{- if $partner.existingConfigMap }}
            {{- $files = $partner.keys | default (list "partner.yaml" "pending.sql" "claimed.sql" "outcome.sql") }}
            {{- end }}
            {{- range $files }}
            - {key: {{ . }}, path: {{ $name }}/{{ . }}}
            {{- end }}
      {{- end }}
  {{- else }}
  emptyDir: {}
  {{- end }}
{{- range $name, $partner := $v.partners }}
{{- with $partner.existingSecret }}
- name: secret-{{ $name }}
  secret: {secretName: {{ . }}, optional: true, defaultMode: 288}
{{- end }}
{{- end }}
{{- if or $v.routes.files $v.routes.existingConfigMap }}
- name: routes
  configMap: {name: {{ $v.routes.existingConfigMap | default (printf "%s-routes" $base) }}}
{{- end }}
{{- with $v.documents.existingClaim }}
- name: documents
  persistentVolumeClaim: {claimName: {{ . }}}
{{- end }}
{{- with $v.extraVolumes }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- /* a pod that runs `check` as the service would run: dict "root" $ "base" name "account" name "args" list */ -}}
{{- define "countersign.checkPod" -}}
{{- $v := .root.Values -}}
restartPolicy: Never
{{ include "countersign.podAs" . }}
{{- if $v.documents.existingClaim }}
# a claim of one node is there
affinity:
  podAffinity:
    preferredDuringSchedulingIgnoredDuringExecution:
      - weight: 100
        podAffinityTerm:
          topologyKey: kubernetes.io/hostname
          labelSelector:
            matchLabels:
              {{- include "countersign.selector" .root | nindent 14 }}
              app.kubernetes.io/component: service
{{- end }}
{{- $beside := list }}
{{- range $v.initContainers }}{{ if eq (.restartPolicy | default "") "Always" }}{{ $beside = append $beside . }}{{ end }}{{ end }}
{{- with $beside }}
initContainers:
  {{- toYaml . | nindent 2 }}
{{- end }}
containers:
  - name: check
    image: {{ include "countersign.image" .root }}
    imagePullPolicy: {{ $v.image.pullPolicy }}
    args: {{ concat (list "check") (.args | default list) | toJson }}
    env:
      {{- include "countersign.env" . | nindent 6 }}
    {{- with $v.extraEnvFrom }}
    envFrom:
      {{- toYaml . | nindent 6 }}
    {{- end }}
    resources:
      {{- toYaml $v.resources | nindent 6 }}
    securityContext:
      {{- toYaml $v.securityContext | nindent 6 }}
    volumeMounts:
      {{- include "countersign.mounts" .root | nindent 6 }}
volumes:
  {{- include "countersign.volumes" . | nindent 2 }}
{{- end -}}
