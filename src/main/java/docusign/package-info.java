/**
 * What is said to DocuSign and how its answers are understood: tokens, envelopes, listings, refusals. Plain Java; the
 * calls themselves are made by the one route that talks to DocuSign. Sources: DocuSign's developer documentation
 * (Rules and limits, Error codes, JWT Grant, Envelopes) and its Swagger file.
 */
package docusign;
