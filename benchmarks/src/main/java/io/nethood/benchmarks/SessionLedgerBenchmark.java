package io.nethood.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;

import io.nethood.smb.session.Admission;
import io.nethood.smb.session.EndCause;
import io.nethood.smb.session.LedgerSnapshot;
import io.nethood.smb.session.SessionView;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/**
 * What a session costs the books: to come and go, to be refused, to be looked at; beside a bare bounded counter and beside
 * maps behind one lock. Each thread ({@code -t 1}, {@code -t 2}) is a client computer of its own.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SessionLedgerBenchmark {

    @Benchmark
    public boolean admitAndEndInLedger(ClientComputer client) {
        return client.connection.admit(HeldSessions.NOBODY) instanceof Admission.Admitted admitted
                && admitted.ticket().end(EndCause.LOGOFF);
    }

    @Benchmark
    public boolean admitAndEndUserInLedger(ClientComputer client) {
        return client.connection.admit(ClientComputer.ALICE) instanceof Admission.Admitted admitted
                && admitted.ticket().end(EndCause.LOGOFF);
    }

    @Benchmark
    public boolean admitAndEndInSynchronizedMaps(HeldSessions server, ClientComputer client) {
        Long id = server.books.admit(client.connectionId, client.name, HeldSessions.NOBODY);
        return id != null && server.books.end(id);
    }

    @Benchmark
    public boolean takeAndReleaseInBareCounter(HeldSessions server) {
        boolean taken = server.counter.take();
        server.counter.release();
        return taken;
    }

    @Benchmark
    public Admission refuseInLedger(ClientComputer client) {
        return client.connectionToFullServer.admit(HeldSessions.NOBODY);
    }

    @Benchmark
    public Admission refuseUserInLedger(ClientComputer client) {
        return client.connectionToFullServer.admit(ClientComputer.ALICE);
    }

    @Benchmark
    public @Nullable Long refuseInSynchronizedMaps(HeldSessions server, ClientComputer client) {
        return server.fullBooks.admit(client.connectionId, client.name, HeldSessions.NOBODY);
    }

    @Benchmark
    public boolean refuseInBareCounter(HeldSessions server) {
        return server.fullCounter.take();
    }

    @Benchmark
    public LedgerSnapshot snapshotOfLedger(HeldSessions server) {
        return server.ledger.snapshot();
    }

    @Benchmark
    public List<SessionView> snapshotOfSynchronizedMaps(HeldSessions server) {
        return server.books.snapshot();
    }
}
