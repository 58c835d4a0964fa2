package docusign;

/**
 * What can be asked of DocuSign: something of its REST API, which costs a permit, the same with an answer for a file, or
 * something of its token service.
 */
public sealed interface Call permits RestCall, HttpCall, Download {}
