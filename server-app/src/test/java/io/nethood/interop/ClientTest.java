package io.nethood.interop;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Client programs against one server, which the test starts; what went over the wire is judged at the end. */
@Tag("clients")
abstract class ClientTest {
    @TempDir
    Path directory;

    Clients clients;
    NetHoodProcess server;

    @BeforeEach
    void programs() {
        clients = new Clients(directory);
    }

    /** Starts the server with {@code options}. */
    void serve(String... options) {
        server = NetHoodProcess.serve(directory, options);
    }

    @AfterEach
    void the_wire_was_well_formed() {
        server.close();
        WireCheck.isWellFormed(server.capture(), server.smbPort(), server.nbssPort());
    }
}
