/**
 * What callers say and get over HTTP. Operators under {@code /admin/v1}: a controller a subject, each answer without the
 * person it is about, each refusal a problem (RFC 9457). What is not named here is closed.
 */
package api;
