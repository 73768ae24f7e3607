package io.nethood.server.control;

import java.io.IOException;

/** The control socket cannot be made, or nobody answers at it; the message is one line for a person. */
public final class ControlSocketException extends IOException {
    private static final long serialVersionUID = 1L;

    public ControlSocketException(String message) {
        super(message);
    }
}
