/** Start and wire: what runs, with which parts, and what is checked before anything runs. */
package app;
