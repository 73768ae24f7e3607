package io.nethood.server.control;

import io.nethood.server.json.Json;
import io.nethood.smb.wire.Win32Error;

/** What a route answers. */
public sealed interface Answer {

    /**
     * A whole answer.
     *
     * @param status of HTTP
     * @param contentType its media type
     * @param body its text
     */
    record Body(int status, String contentType, String body) implements Answer {}

    /**
     * Events as they come, as server-sent events until the client leaves.
     *
     * @param back how many past events come first
     */
    record Follow(int back) implements Answer {}

    /**
     * The body of a refusal.
     *
     * @param error a Windows error number where Windows has one, else 0
     * @param message one line for a person
     */
    record Problem(int error, String message) {}

    static Answer json(Object value) {
        return json(200, value);
    }

    static Answer text(String contentType, String body) {
        return new Body(200, contentType, body);
    }

    /** A refusal in Windows' words. */
    static Answer notFound(Win32Error error) {
        return refused(404, error);
    }

    /** The same with another status of HTTP. */
    static Answer refused(int status, Win32Error error) {
        return json(status, new Problem(error.code(), error.text()));
    }

    static Answer problem(int status, String message) {
        return json(status, new Problem(0, message));
    }

    private static Answer json(int status, Object value) {
        return new Body(status, "application/json", Json.write(value));
    }
}
