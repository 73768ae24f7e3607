package io.nethood.server.config;

/** A value that a person has to correct; the message is one line, {@code what: value (expected: ...)}. */
public final class ConfigException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public ConfigException(String message) {
        super(message);
    }

    /** The message of a wrong value. */
    public static ConfigException wrong(String what, Object value, String expected) {
        return new ConfigException(what + ": " + value + " (expected: " + expected + ")");
    }
}
