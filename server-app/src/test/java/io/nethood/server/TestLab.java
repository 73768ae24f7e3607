package io.nethood.server;

import java.util.concurrent.atomic.AtomicLong;

import io.nethood.event.SessionKind;
import io.nethood.server.config.ServerConfig;
import io.nethood.smb.file.BrokenOplock;
import io.nethood.smb.host.ConnectionMailbox;
import io.nethood.smb.session.Admission;
import io.nethood.smb.session.Applicant;
import io.nethood.smb.session.EndCause;
import io.nethood.smb.session.LedgerConnection;
import io.nethood.smb.session.SessionTicket;
import io.nethood.smb.share.Share;

/** A lab whose clients are entered in its books directly, so that a test needs no client program. */
public final class TestLab {
    private final LabServer server;
    private final AtomicLong lastClient = new AtomicLong(1_000_000);

    public TestLab(LabServer server) {
        this.server = server;
    }

    /** On any free ports, without a control socket. */
    public static ServerConfig.Builder config() {
        return ServerConfig.builder().name("LAB").seed(42).anyFreePorts();
    }

    public Admission nullSession(String computer) {
        return admit(computer, Applicant.anonymous("Windows 2000"));
    }

    public Admission userSession(String computer, String user) {
        return admit(computer, new Applicant(SessionKind.USER, user, false, "Windows 2000"));
    }

    private Admission admit(String computer, Applicant applicant) {
        LedgerConnection connection = server.host().ledger().open(lastClient.incrementAndGet(), computer, "NetbiosSmb");
        return connection.admit(applicant);
    }

    /** A NULL session that holds a pipe; returns the id of the open. */
    public long holdPipe(String computer, String pipe) {
        SessionTicket ticket = ((Admission.Admitted) nullSession(computer)).ticket();
        long id = server.host().opens().nextId();
        server.host().opens().add(id, "\\PIPE\\" + pipe, 3, ticket, new PipeOwner(), () -> null);
        return id;
    }

    /** Closes what it is told to close. */
    private final class PipeOwner implements ConnectionMailbox {
        @Override
        public void releaseEndedSessions(EndCause cause) {}

        @Override
        public void closeOpen(long openId) {
            server.host().opens().remove(openId);
        }

        @Override
        public void disconnectShare(Share share) {}

        @Override
        public void disconnect(EndCause cause) {}

        @Override
        public void wake() {}

        @Override
        public void breakOplock(BrokenOplock oplock) {}
    }

    /** Everybody leaves, so that the books balance. */
    public void leave() {
        server.host().opens().all().forEach(open -> server.host().opens().close(open.id()));
        server.host().deleteSessions(null, null);
    }
}
