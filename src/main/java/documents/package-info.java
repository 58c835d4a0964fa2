/** Where signed documents are kept: a mounted folder, in which a file is whole or not there. */
package documents;
