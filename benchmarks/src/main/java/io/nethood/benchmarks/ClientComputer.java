package io.nethood.benchmarks;

import io.nethood.event.SessionKind;
import io.nethood.smb.session.Applicant;
import io.nethood.smb.session.LedgerConnection;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The client computer that one benchmark thread plays, with a connection of its own. */
@State(Scope.Thread)
public class ClientComputer {
    static final Applicant ALICE = new Applicant(SessionKind.USER, "Alice", false, "Windows 2000 2195");

    String name;
    long connectionId;
    LedgerConnection connection;
    LedgerConnection connectionToFullServer;

    @Setup
    public void connect(HeldSessions server) {
        connectionId = server.nextConnection();
        name = "PC" + connectionId;
        connection = server.ledger.open(connectionId, name, "NetbiosSmb");
        connectionToFullServer = server.fullLedger.open(connectionId, name, "NetbiosSmb");
    }
}
