/** Trials of the running service from outside: what it keeps when it is killed, frozen and lied to. */
package bench;
