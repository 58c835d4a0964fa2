/**
 * The words of the business: what a sign-up is, where it can stand, what can come back. Imports {@code java.*} and
 * nothing else, so that every neighbour can speak of the same things.
 */
package signup;
