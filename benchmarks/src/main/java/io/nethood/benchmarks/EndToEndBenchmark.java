package io.nethood.benchmarks;

import java.util.concurrent.TimeUnit;

import io.nethood.server.LabServer;
import io.nethood.server.config.ServerConfig;
import io.nethood.smb.session.Edition;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A NULL session, IPC$, and leave, over loopback: whole lives a second, beside a server that answers the same bytes without
 * thinking. Client and server share the machine, so the ratio of the two says more than either.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class EndToEndBenchmark {

    /** Both servers, for as long as a trial lasts. */
    @State(Scope.Benchmark)
    public static class Servers {
        private LabServer lab;
        private CannedServer canned;

        @Setup
        public void start() throws Exception {
            lab = LabServer.start(ServerConfig.builder()
                    .edition(Edition.WINDOWS_2000_SERVER)
                    .anyFreePorts()
                    .build());
            canned = new CannedServer(new NullSessionClient(lab.smbAddress().orElseThrow()).recordAnswers());
        }

        @TearDown
        public void stop() throws Exception {
            canned.close();
            lab.close();
        }
    }

    /** A client for each thread. */
    @State(Scope.Thread)
    public static class Clients {
        private NullSessionClient ofLab;
        private NullSessionClient ofCanned;

        @Setup
        public void connect(Servers servers) {
            ofLab = new NullSessionClient(servers.lab.smbAddress().orElseThrow());
            ofCanned = new NullSessionClient(servers.canned.address());
        }
    }

    @Benchmark
    public int nethood(Clients clients) {
        return succeeded(clients.ofLab.liveOnce());
    }

    @Benchmark
    public int cannedAnswers(Clients clients) {
        return succeeded(clients.ofCanned.liveOnce());
    }

    private static int succeeded(int statuses) {
        if (statuses != 0) {
            throw new IllegalStateException("an answer was no success");
        }
        return statuses;
    }
}
