package io.nethood.server.config;

import java.nio.file.Path;
import java.util.Map;

/** Where the control socket is when nobody says: a directory of the user's own. */
public final class ControlPath {
    private ControlPath() {}

    /** {@code $XDG_RUNTIME_DIR/nethood/control.sock}, or a directory with the user's name under {@code java.io.tmpdir}. */
    public static Path defaultFor(Map<String, String> environment) {
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        Path directory = runtime.isBlank()
                ? Path.of(System.getProperty("java.io.tmpdir"), "nethood-" + System.getProperty("user.name"))
                : Path.of(runtime, "nethood");
        return directory.resolve("control.sock");
    }
}
