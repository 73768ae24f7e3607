package io.nethood.smb.host;

import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;

/** The counters of {@code net statistics server} ([MS-SRVS] 2.2.4.39, STAT_SERVER_0). Safe for any number of threads. */
public final class ServerStatistics {
    private final Instant since;
    private final LongAdder sessionsAccepted = new LongAdder();
    private final LongAdder sessionsTimedOut = new LongAdder();
    private final LongAdder sessionsErroredOut = new LongAdder();
    private final LongAdder bytesSent = new LongAdder();
    private final LongAdder bytesReceived = new LongAdder();
    private final LongAdder permissionViolations = new LongAdder();
    private final LongAdder passwordViolations = new LongAdder();
    private final LongAdder filesAccessed = new LongAdder();

    public ServerStatistics(Instant since) {
        this.since = since;
    }

    /** All counters at about one moment. */
    public record View(
            Instant since,
            long sessionsAccepted,
            long sessionsTimedOut,
            long sessionsErroredOut,
            long bytesSent,
            long bytesReceived,
            long permissionViolations,
            long passwordViolations,
            long filesAccessed) {}

    public View view() {
        return new View(
                since,
                sessionsAccepted.sum(),
                sessionsTimedOut.sum(),
                sessionsErroredOut.sum(),
                bytesSent.sum(),
                bytesReceived.sum(),
                permissionViolations.sum(),
                passwordViolations.sum(),
                filesAccessed.sum());
    }

    public void sessionAccepted() {
        sessionsAccepted.increment();
    }

    /** Autodisconnect ended a session. */
    public void sessionTimedOut() {
        sessionsTimedOut.increment();
    }

    /** A session ended because the server hung up on its client for a mistake. */
    public void sessionErroredOut() {
        sessionsErroredOut.increment();
    }

    public void sent(int bytes) {
        bytesSent.add(bytes);
    }

    public void received(int bytes) {
        bytesReceived.add(bytes);
    }

    public void permissionViolation() {
        permissionViolations.increment();
    }

    public void passwordViolation() {
        passwordViolations.increment();
    }

    /** A file or pipe was opened. */
    public void fileAccessed() {
        filesAccessed.increment();
    }
}
