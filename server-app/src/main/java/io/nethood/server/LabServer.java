package io.nethood.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.google.common.net.InetAddresses;
import io.nethood.browser.SoleServerDirectory;
import io.nethood.event.LabEvent;
import io.nethood.server.config.LoadedConfig;
import io.nethood.server.config.ServerConfig;
import io.nethood.server.control.ControlApi;
import io.nethood.server.control.ControlServer;
import io.nethood.server.control.Lab;
import io.nethood.server.control.LabShares;
import io.nethood.server.events.EventFile;
import io.nethood.server.events.EventLog;
import io.nethood.server.listing.HostListing;
import io.nethood.server.listing.Listings;
import io.nethood.server.listing.VersionListing;
import io.nethood.smb.connection.SmbServer;
import io.nethood.smb.connection.Transport;
import io.nethood.smb.host.SmbHost;
import io.nethood.smb.netty.SmbListener;
import io.nethood.smb.print.PrintSpool;
import io.nethood.smb.sam.AccountDatabase;
import io.nethood.smb.session.EndCause;
import io.nethood.smb.session.LedgerSnapshot;
import io.nethood.smb.share.Printer;
import io.nethood.smb.share.PrinterTable;
import io.nethood.smb.share.Share;
import io.nethood.smb.share.ShareTable;
import io.netty.util.concurrent.Ticker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running lab, and the handle on it. Any number of them live in one JVM.
 *
 * <pre>{@code
 * ServerConfig config = ServerConfig.builder().edition(Edition.XP_HOME).anyFreePorts().build();
 * try (LabServer server = LabServer.start(config)) {
 *     client.connect(server.smbAddress().orElseThrow());
 * }
 * }</pre>
 */
public final class LabServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LabServer.class);

    private final ServerConfig config;
    private final long seed;
    private final EventLog events = new EventLog();
    private final DiskShares diskShares;
    private final RunningShares shares;
    private final SmbHost host;
    private final List<SmbListener> listeners = new ArrayList<>();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** What has to be undone, in this order. */
    private final Deque<AutoCloseable> endings = new ArrayDeque<>();

    private volatile boolean ready;
    private volatile boolean balanced = true;

    private LabServer(
            LoadedConfig loaded,
            Supplier<LoadedConfig> source,
            DiskShares diskShares,
            List<Share> disks,
            List<PrintSpool> spools) {
        this.config = loaded.config();
        this.diskShares = diskShares;
        this.seed = config.seed().orElseGet(() -> new SecureRandom().nextLong());
        this.host = new SmbHost(
                config.profile(),
                config.settings(),
                AccountDatabase.of(
                        config.profile().name(),
                        AccountDatabase.machineSid(seed, config.profile().name()),
                        config.profile().edition().family(),
                        config.accounts()),
                new ShareTable(
                        Stream.of(
                                        Stream.of(Share.ipc()),
                                        disks.stream(),
                                        config.printers().stream().map(Printer::share))
                                .flatMap(shares -> shares)
                                .toList(),
                        diskShares),
                new PrinterTable(config.printers(), spools),
                new SoleServerDirectory(),
                // java.util.Random, since the threads of all connections draw from it.
                new SmbHost.Environment(InstantSource.system(), Ticker.systemTicker(), new Random(seed), events));
        this.shares = new RunningShares(host, diskShares, loaded, source);
    }

    private static LabServer create(LoadedConfig loaded, Supplier<LoadedConfig> source) throws StartException {
        DiskShares diskShares = new DiskShares(loaded.config());
        try {
            List<PrintSpool> spools = new PrintSpools(loaded.config(), diskShares).all();
            return new LabServer(loaded, source, diskShares, diskShares.all(), spools);
        } catch (StartException failed) {
            end(diskShares);
            throw failed;
        }
    }

    /**
     * Starts a lab; on return everything is bound.
     *
     * @throws StartException when something cannot be bound or opened; nothing is left behind
     */
    public static LabServer start(ServerConfig config) throws StartException {
        LoadedConfig built = LoadedConfig.of(config);
        return start(built, () -> built);
    }

    /**
     * Starts a lab whose configuration can be read again ({@code nethood reload}).
     *
     * @param source reads it; throws {@link io.nethood.server.config.ConfigException}
     * @throws StartException when something cannot be bound or opened; nothing is left behind
     */
    public static LabServer start(LoadedConfig loaded, Supplier<LoadedConfig> source) throws StartException {
        LabServer server = create(loaded, source);
        try {
            server.endings.addFirst(server::closeShares);
            server.openFiles();
            server.listen();
            server.openControl();
        } catch (StartException failed) {
            server.close();
            throw failed;
        }
        server.begin();
        return server;
    }

    private void openFiles() throws StartException {
        if (config.eventLog().isPresent()) {
            Path path = config.eventLog().get();
            try {
                endings.addFirst(EventFile.open(path, events));
            } catch (IOException failed) {
                throw new StartException("event-log: " + path + " (expected: a file that can be written)");
            }
        }
    }

    private void closeShares() throws IOException {
        host.shares().retireAll();
        host.printers().spools().forEach(PrintSpool::close);
        diskShares.close();
    }

    private Optional<Capture> openCapture() throws StartException {
        if (config.capture().isEmpty()) {
            return Optional.empty();
        }
        Path path = config.capture().get();
        try {
            Capture capture = Capture.to(path);
            endings.addFirst(capture);
            return Optional.of(capture);
        } catch (IOException failed) {
            throw new StartException("capture: " + path + " (expected: a file that can be written)");
        }
    }

    private void listen() throws StartException {
        Optional<Capture> capture = openCapture();
        Threads threads = Threads.start();
        endings.addFirst(() -> endSessions(threads));
        SmbServer server = Services.of(host, config);
        bind(server, Transport.DIRECT_TCP, "smb-port", config.listening().smbPort(), threads, capture);
        bind(server, Transport.SESSION_SERVICE, "nbss-port", config.listening().nbssPort(), threads, capture);
    }

    private void bind(
            SmbServer server,
            Transport transport,
            String option,
            OptionalInt port,
            Threads threads,
            Optional<Capture> capture)
            throws StartException {
        if (port.isEmpty()) {
            return;
        }
        InetSocketAddress address = new InetSocketAddress(config.listening().address(), port.getAsInt());
        try {
            SmbListener listener = SmbListener.bind(
                    server,
                    transport,
                    address,
                    threads.loops(),
                    channel -> capture.ifPresent(file -> file.record(channel)));
            listeners.add(listener);
            endings.addFirst(listener);
        } catch (IOException failed) {
            throw new StartException(BindFailure.explain(address, option, failed));
        }
    }

    private void openControl() throws StartException {
        if (config.control().isEmpty()) {
            return;
        }
        ControlApi api = new ControlApi(
                new Lab(host, summary(), config.listening(), events, shares, () -> ready, this::closeSoon));
        try {
            // Last to go, so that whoever asked for the end can see when it is there.
            endings.addLast(ControlServer.bind(config.control().get(), api, events));
        } catch (IOException failed) {
            throw new StartException(String.valueOf(failed.getMessage()));
        }
    }

    private void begin() {
        ready = true;
        LOG.debug("seed {}", seed);
        events.emit(new LabEvent.HostStarted(
                host.environment().clock().instant(),
                host.profile().name(),
                host.profile().edition().displayName(),
                config.settings().limit().limit(),
                seed));
    }

    private HostListing summary() {
        return new HostListing(
                host.profile().name(),
                host.profile().workgroup(),
                host.profile().edition().commandLineName(),
                Listings.limit(config.settings().limit().limit()),
                0,
                smbAddress().map(LabServer::text).orElse(null),
                nbssAddress().map(LabServer::text).orElse(null),
                seed,
                VersionListing.here().version(),
                ProcessHandle.current().pid());
    }

    /** An address as the ready line writes it: {@code 127.0.0.1:4450}, {@code [::1]:4450}. */
    public static String text(InetSocketAddress address) {
        String host = InetAddresses.toAddrString(address.getAddress());
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
    }

    /** Where direct TCP listens; empty when it is off. */
    public Optional<InetSocketAddress> smbAddress() {
        return address(Transport.DIRECT_TCP);
    }

    /** Where the NetBIOS session service listens; empty when it is off. */
    public Optional<InetSocketAddress> nbssAddress() {
        return address(Transport.SESSION_SERVICE);
    }

    private Optional<InetSocketAddress> address(Transport transport) {
        return listeners.stream()
                .filter(listener -> listener.transport() == transport)
                .map(listener -> new InetSocketAddress(
                        config.listening().address(), listener.address().getPort()))
                .findFirst();
    }

    public SmbHost host() {
        return host;
    }

    public ServerConfig config() {
        return config;
    }

    /** Of challenges and identifiers, given or drawn. */
    public long seed() {
        return seed;
    }

    /** Its shares, as its owner changes them. */
    public LabShares shares() {
        return shares;
    }

    /** The last events, and a place to follow them. */
    public EventLog events() {
        return events;
    }

    /** The true books and what Windows would show of them. */
    public Listings listings() {
        return new Listings(host);
    }

    /** Whether the books came out at zero; true until the server is closed. */
    public boolean balanced() {
        return balanced;
    }

    /** Waits until somebody has closed the server. */
    public void awaitClosed() throws InterruptedException {
        closed.await();
    }

    private void closeSoon() {
        Thread thread = new Thread(this::close, "nethood-stop");
        thread.start();
    }

    /** Ends all sessions, checks the books and gives everything back; on return it is done, whoever began it. */
    @Override
    public void close() {
        if (closing.compareAndSet(false, true)) {
            ready = false;
            endings.forEach(LabServer::end);
            closed.countDown();
            return;
        }
        try {
            closed.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void end(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception failed) {
            LOG.error("a part of the server did not end well", failed);
        }
    }

    private void endSessions(Threads threads) {
        host.disconnectAll(EndCause.SHUTDOWN);
        threads.close();
        LedgerSnapshot books = host.ledger().snapshot();
        balanced = host.ledger().balanced()
                && books.sessions().isEmpty()
                && host.opens().size() == 0;
        events.emit(new LabEvent.HostStopped(
                host.environment().clock().instant(),
                host.profile().name(),
                books.totals().admitted(),
                books.totals().ended(),
                balanced));
        if (!balanced) {
            LOG.error("the books do not balance: {}", books);
        }
    }
}
