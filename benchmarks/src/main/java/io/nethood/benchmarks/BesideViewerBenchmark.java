package io.nethood.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;

import io.nethood.smb.session.Admission;
import io.nethood.smb.session.EndCause;
import io.nethood.smb.session.LedgerSnapshot;
import io.nethood.smb.session.SessionView;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/**
 * How long a session waits while somebody looks at the books without pause: one thread admits, another takes snapshots.
 * The upper percentiles tell; a lock that the viewer holds is met rarely and then for a whole snapshot.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BesideViewerBenchmark {

    @Benchmark
    @Group("ledger")
    public boolean admitAndEnd(ClientComputer client) {
        return client.connection.admit(HeldSessions.NOBODY) instanceof Admission.Admitted admitted
                && admitted.ticket().end(EndCause.LOGOFF);
    }

    @Benchmark
    @Group("ledger")
    public LedgerSnapshot look(HeldSessions server) {
        return server.ledger.snapshot();
    }

    @Benchmark
    @Group("synchronizedMaps")
    public boolean admitAndEndInMaps(HeldSessions server, ClientComputer client) {
        Long id = server.books.admit(client.connectionId, client.name, HeldSessions.NOBODY);
        return id != null && server.books.end(id);
    }

    @Benchmark
    @Group("synchronizedMaps")
    public List<SessionView> lookIntoMaps(HeldSessions server) {
        return server.books.snapshot();
    }
}
