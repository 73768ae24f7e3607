package io.nethood.smb.rpc.info;

import io.nethood.smb.pipe.PipeClient;

/** Who may see an information level, or make a call. */
public enum Audience {
    /** Everybody; where a list is asked for, RestrictAnonymous decides for NULL sessions. */
    EVERYONE,
    /** Everybody who has proved a name; guests too. */
    AUTHENTICATED,
    ADMINISTRATORS;

    public boolean admits(PipeClient client) {
        return switch (this) {
            case EVERYONE -> true;
            case AUTHENTICATED -> !client.isNull();
            case ADMINISTRATORS -> client.administrator();
        };
    }
}
