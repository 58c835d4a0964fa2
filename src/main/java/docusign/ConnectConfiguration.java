package docusign;

import com.fasterxml.jackson.databind.JsonNode;

/** One Connect configuration of an account as DocuSign describes it; all of its values are texts. */
record ConnectConfiguration(JsonNode json) {

    /** DocuSign's number; the name is somebody's own words. */
    String id() {
        return json.path("connectId").asText("").replaceAll("[^\\w-]", "");
    }

    String url() {
        return json.path("urlToPublishTo").asText("");
    }

    boolean publishes() {
        return is("allowEnvelopePublish") && !is("pausePublish");
    }

    boolean isAcknowledged() {
        return is("requiresAcknowledgement");
    }

    boolean isSigned() {
        return is("includeHMAC");
    }

    boolean hasDocuments() {
        return is("includeDocuments") || includes("documents");
    }

    /** JSON, one message an event. What says nothing of its data is of the older formats. */
    boolean isUnderstood() {
        var data = json.path("eventData");
        return !is("useSoapInterface")
                && "json".equalsIgnoreCase(data.path("format").asText())
                && "restv2.1".equalsIgnoreCase(data.path("version").asText())
                && "SIM".equalsIgnoreCase(json.path("deliveryMode").asText("SIM"));
    }

    private boolean includes(String what) {
        for (var one : json.path("eventData").path("includeData")) {
            if (what.equalsIgnoreCase(one.asText())) {
                return true;
            }
        }
        return false;
    }

    private boolean is(String field) {
        return json.path(field).asText("").equalsIgnoreCase("true");
    }
}
