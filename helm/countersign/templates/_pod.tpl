{{- /* what the service's and the sandbox's pods have in common */ -}}
{{- define "countersign.pod" -}}
serviceAccountName: {{ include "countersign.serviceAccount" . }}
automountServiceAccountToken: {{ .Values.serviceAccount.automount }}
# a Service's name in the environment would be a setting of ours
enableServiceLinks: false
terminationGracePeriodSeconds: {{ .Values.terminationGracePeriodSeconds }}
securityContext:
  {{- toYaml .Values.podSecurityContext | nindent 2 }}
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

{{- define "countersign.env" -}}
- name: SPRING_CONFIG_ADDITIONALLOCATION
  value: file:/etc/countersign/config/application.yaml
- name: SPRING_DATASOURCE_USERNAME
  valueFrom: {secretKeyRef: {name: {{ include "countersign.ledgerSecret" . }}, key: {{ .Values.ledger.usernameKey }}}}
- name: SPRING_DATASOURCE_PASSWORD
  valueFrom: {secretKeyRef: {name: {{ include "countersign.ledgerSecret" . }}, key: {{ .Values.ledger.passwordKey }}}}
{{- with include "countersign.adminSecret" . }}
- name: ADMIN_USERNAME
  valueFrom: {secretKeyRef: {name: {{ . }}, key: {{ $.Values.admin.usernameKey }}}}
- name: ADMIN_PASSWORD
  valueFrom: {secretKeyRef: {name: {{ . }}, key: {{ $.Values.admin.passwordKey }}}}
{{- end }}
{{- with .Values.javaOptions }}
- name: JAVA_TOOL_OPTIONS
  value: {{ . | quote }}
{{- end }}
{{- with .Values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "countersign.mounts" -}}
- {name: tmp, mountPath: /tmp}
- {name: config, mountPath: /etc/countersign/config, readOnly: true}
- {name: docusign, mountPath: /etc/countersign/docusign, readOnly: true}
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

{{- /* mode 288 is 0440, which some readers of YAML take for 440 */ -}}
{{- define "countersign.volumes" -}}
{{- $fullname := include "countersign.fullname" . -}}
- name: tmp
  emptyDir: {sizeLimit: 256Mi}
- name: config
  configMap: {name: {{ $fullname }}}
- name: docusign
  secret: {secretName: {{ include "countersign.keySecret" . }}, defaultMode: 288}
- name: partners
  {{- if .Values.partners }}
  projected:
    sources:
      {{- range $name, $partner := .Values.partners }}
      - configMap:
          name: {{ $partner.existingConfigMap | default (printf "%s-partner-%s" $fullname $name) }}
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
{{- range $name, $partner := .Values.partners }}
{{- with $partner.existingSecret }}
- name: secret-{{ $name }}
  secret: {secretName: {{ . }}, defaultMode: 288}
{{- end }}
{{- end }}
{{- if or .Values.routes.files .Values.routes.existingConfigMap }}
- name: routes
  configMap: {name: {{ .Values.routes.existingConfigMap | default (printf "%s-routes" $fullname) }}}
{{- end }}
{{- with .Values.documents.existingClaim }}
- name: documents
  persistentVolumeClaim: {claimName: {{ . }}}
{{- end }}
{{- with .Values.extraVolumes }}
{{ toYaml . }}
{{- end }}
{{- end -}}
