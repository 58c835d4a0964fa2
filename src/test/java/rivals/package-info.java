/** What people would use instead of the service, each a process of its own, and the DocuSign that all of them talk to. */
package rivals;
