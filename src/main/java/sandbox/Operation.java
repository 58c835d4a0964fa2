package sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of calls that the sandbox knows, counts and can spoil. */
public enum Operation {
    TOKEN,
    USERINFO,
    USER,
    TEMPLATES,
    TEMPLATE,
    CONNECT,
    CONNECT_FAILURES,
    CONNECT_RETRY,
    CREATE,
    LIST,
    STATUS,
    GET,
    GET_RECIPIENTS,
    GET_DOCUMENT,
    PUT,
    PUT_RECIPIENTS,
    PUT_NOTIFICATION,
    RECYCLE,
    VIEW;

    /** The word in fault files and in the state. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Token and userinfo cost nothing of an account's quota. */
    boolean costsQuota() {
        return this != TOKEN && this != USERINFO;
    }

    /** Refused to whoever does not administer the account. */
    boolean administers() {
        return this == CONNECT || this == CONNECT_FAILURES || this == CONNECT_RETRY;
    }

    boolean polls() {
        return this == GET || this == GET_RECIPIENTS;
    }

    /** Counts for the limit of the envelope, but is no look at its status. */
    boolean downloads() {
        return this == GET_DOCUMENT;
    }

    boolean updates() {
        return this == PUT || this == PUT_RECIPIENTS || this == PUT_NOTIFICATION;
    }

    static Optional<Operation> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
