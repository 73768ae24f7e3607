package io.nethood.smb.policy;

import java.util.Arrays;
import java.util.Optional;

/** A place where policy decides. {@link PolicyTable} tells how. */
public enum Gate {
    IPC_TREE("IPC$", Subject.NULL_SESSION, "connecting to IPC$"),
    OTHER_SHARE("share", Subject.NULL_SESSION, "connecting to any other share"),
    EVERYONE("Everyone", Subject.NULL_SESSION, "using what a share's permissions grant to Everyone"),
    ADMINISTRATORS(
            "Administrators",
            Subject.OTHERS_THAN_ADMINISTRATORS,
            "connecting to a share that is granted to administrators only: C$, ADMIN$"),
    PIPE("pipe", Subject.NULL_SESSION, "opening a named pipe"),
    NETR_SHARE_ENUM("NetrShareEnum", Subject.NULL_SESSION, "listing shares over RPC"),
    RAP_SHARE_ENUM("NetShareEnum", Subject.NULL_SESSION, "listing shares over RAP"),
    RAP_SERVER_ENUM("NetServerEnum", Subject.NULL_SESSION, "listing servers over RAP (NetServerEnum2, NetServerEnum3)"),
    SESSION_ENUM("NetrSessionEnum", Subject.NULL_SESSION, "listing sessions over RPC"),
    SAM_ENUMERATION("SAM enumeration", Subject.NULL_SESSION, "listing users, groups and aliases"),
    SAM_LOOKUP("SAM look-up", Subject.NULL_SESSION, "looking up single names and SIDs (samr, lsarpc)"),
    PASSWORD_POLICY("password policy", Subject.NULL_SESSION, "reading the password policy (samr)"),
    ADMINISTRATIVE_SHARES("administrative shares", Subject.EVERY_CLIENT, "C$, ADMIN$: whether they exist"),
    LM_RESPONSE("LM response", Subject.EVERY_CLIENT, "proving a password with an LM response"),
    NTLM_RESPONSE("NTLM response", Subject.EVERY_CLIENT, "proving a password with an NTLM response"),
    BLANK_PASSWORD("blank password", Subject.EVERY_CLIENT, "logging on to an account without a password"),
    OWN_ACCOUNT("own account", Subject.EVERY_CLIENT, "a network logon being its own account; refused means Guest"),
    SIGNING_OFFER("signing offer", Subject.EVERY_CLIENT, "signing: whether NEGOTIATE says that it is enabled"),
    UNSIGNED_REQUEST(
            "unsigned request",
            Subject.EVERY_CLIENT,
            "requests without a signature; refused means that NEGOTIATE says that signing is required");

    /** Whom a gate asks. */
    public enum Subject {
        NULL_SESSION("NULL sessions"),
        OTHERS_THAN_ADMINISTRATORS("everybody but administrators"),
        EVERY_CLIENT("every client");

        private final String text;

        Subject(String text) {
            this.text = text;
        }

        /** For a person. */
        public String text() {
            return text;
        }
    }

    private final String displayName;
    private final Subject subject;
    private final String description;

    Gate(String displayName, Subject subject, String description) {
        this.displayName = displayName;
        this.subject = subject;
        this.description = description;
    }

    /** The gate that events name so. */
    public static Optional<Gate> named(String displayName) {
        return Arrays.stream(values())
                .filter(gate -> gate.displayName.equals(displayName))
                .findFirst();
    }

    /** As events and explanations name it, such as {@code IPC$}. */
    public String displayName() {
        return displayName;
    }

    public Subject subject() {
        return subject;
    }

    /** What it is about, in a few words. */
    public String description() {
        return description;
    }
}
