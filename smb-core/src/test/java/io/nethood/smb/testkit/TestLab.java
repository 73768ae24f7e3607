package io.nethood.smb.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.nethood.event.LabEvent;
import io.nethood.smb.auth.Account;
import io.nethood.smb.auth.AccountTable;
import io.nethood.smb.auth.LogonSettings;
import io.nethood.smb.auth.PasswordLogon;
import io.nethood.smb.auth.SharePassword;
import io.nethood.smb.connection.SmbServer;
import io.nethood.smb.connection.Transport;
import io.nethood.smb.file.store.memory.MemoryStore;
import io.nethood.smb.host.HostProfile;
import io.nethood.smb.host.HostSettings;
import io.nethood.smb.host.ServerDirectory;
import io.nethood.smb.host.SmbHost;
import io.nethood.smb.pipe.PipeRegistry;
import io.nethood.smb.print.JobNumbers;
import io.nethood.smb.print.PrintQueue;
import io.nethood.smb.print.PrintSpool;
import io.nethood.smb.rap.RapService;
import io.nethood.smb.rpc.StandardPipes;
import io.nethood.smb.sam.AccountDatabase;
import io.nethood.smb.security.Sid;
import io.nethood.smb.session.Edition;
import io.nethood.smb.share.LocalDrive;
import io.nethood.smb.share.Printer;
import io.nethood.smb.share.PrinterTable;
import io.nethood.smb.share.Share;
import io.nethood.smb.share.ShareTable;
import io.nethood.smb.share.ShareType;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;

/**
 * A host and its SMB server without sockets, clock or chance: time passes when a test says so, and every event is kept.
 */
public final class TestLab {
    private static final Instant START = Instant.parse("2001-10-25T12:00:00Z");
    private static final long SEED = 20011025;
    private static final Sid MACHINE = Sid.of(5, 21, 1001, 2002, 3003);

    private final MockTicker ticker = Ticker.newMockTicker();
    private final List<LabEvent> events = new ArrayList<>();
    private final List<LabClient> clients = new ArrayList<>();
    private final SmbHost host;
    private final SmbServer server;

    private TestLab(
            HostProfile profile,
            HostSettings settings,
            LogonSettings logonSettings,
            Function<SmbHost, PipeRegistry> pipes,
            List<Account> people,
            LocalDrive drive) {
        Printer printer = Printer.named("LABJET");
        Printer locked =
                Printer.named("LOCKED").withPassword(SharePassword.forFullAccess("sesame", settings.codePage()));
        AccountTable accounts = AccountTable.of(people);
        ServerDirectory nobody = (asked, typeMask, domain) -> List.of();
        this.host = new SmbHost(
                profile,
                settings,
                AccountDatabase.of(profile.name(), MACHINE, profile.edition().family(), accounts),
                new ShareTable(shares(profile, printer, locked), drive),
                new PrinterTable(List.of(printer), List.of(spool(printer))),
                nobody,
                new SmbHost.Environment(this::wallClock, ticker, new Random(SEED), events::add));
        PasswordLogon logon = new PasswordLogon(
                accounts,
                () -> host.settings().policies(),
                logonSettings,
                settings.codePage(),
                host.environment().clock());
        this.server = new SmbServer(host, pipes.apply(host), new RapService(host), logon);
    }

    /** Jobs of {@code printer} stay in memory, and nothing prints them. */
    private PrintSpool spool(Printer printer) {
        MemoryStore store = MemoryStore.builder().build(this::wallClock);
        return new PrintSpool(
                printer.name(),
                new PrintQueue(new JobNumbers()),
                store,
                TestVolume.of(store, this::wallClock, ticker, Duration.ZERO),
                Runnable::run,
                spool -> {});
    }

    /** LOCKED has a password and stands where shares have one. */
    private static List<Share> shares(HostProfile profile, Printer printer, Printer locked) {
        return profile.edition().family().shareLevelSecurity()
                ? List.of(Share.ipc(), printer.share(), locked.share())
                : List.of(Share.ipc(), printer.share());
    }

    /** A lab whose pipes are scripted ones: {@link ScriptedPipe}. */
    public static TestLab of(Edition edition, UnaryOperator<HostSettings> settings) {
        return of(edition, settings, host -> ScriptedPipe.registry());
    }

    public static TestLab of(
            Edition edition, UnaryOperator<HostSettings> settings, Function<SmbHost, PipeRegistry> pipes) {
        return of(edition, settings, pipes, LocalDrive.NONE);
    }

    /** A lab with the pipes of Windows, whose administrators find directories to share on {@code drive}. */
    public static TestLab withDrive(Edition edition, LocalDrive drive) {
        return of(edition, UnaryOperator.identity(), StandardPipes::of, drive);
    }

    private static TestLab of(
            Edition edition,
            UnaryOperator<HostSettings> settings,
            Function<SmbHost, PipeRegistry> pipes,
            LocalDrive drive) {
        HostSettings applied = settings.apply(HostSettings.defaultOf(edition));
        return new TestLab(
                new HostProfile("LABXP", "WORKGROUP", edition),
                applied,
                LogonSettings.DEFAULT,
                pipes,
                List.of(
                        Account.withPassword("alice", "secret", applied.codePage())
                                .withAdministrator(true),
                        Account.withPassword("bob", "hidden", applied.codePage()),
                        AccountTable.guest(AccountTable.guestIsEnabledOn(edition))),
                drive);
    }

    /** A lab with the disk share PUB, which everybody may change and in which nothing is yet. */
    public static TestLab withDisk(Edition edition) {
        TestLab lab = of(edition);
        MemoryStore store = MemoryStore.builder().build(lab::wallClock);
        Share disk = new Share("PUB", ShareType.DISK, "", "C:\\PUB", Share.UNLIMITED_USES)
                .withFiles(TestVolume.of(store, lab::wallClock, lab.ticker, Duration.ZERO));
        lab.host.shares().add(disk);
        return lab;
    }

    /** A lab in which others than alice and bob have accounts. */
    public static TestLab withAccounts(Edition edition, List<Account> people) {
        return withAccounts(edition, LogonSettings.DEFAULT, people);
    }

    /** The same, where logons are judged by other settings than those of a fresh installation. */
    public static TestLab withAccounts(Edition edition, LogonSettings logonSettings, List<Account> people) {
        return new TestLab(
                new HostProfile("LABXP", "WORKGROUP", edition),
                HostSettings.defaultOf(edition),
                logonSettings,
                host -> ScriptedPipe.registry(),
                people,
                LocalDrive.NONE);
    }

    public static TestLab of(Edition edition) {
        return of(edition, UnaryOperator.identity());
    }

    /** A client that has connected and said nothing yet. */
    public LabClient connect(Transport transport, String computer) {
        LabClient client = new LabClient(this, transport, computer);
        clients.add(client);
        return client;
    }

    /** A client on direct TCP from the address 10.0.0.7. */
    public LabClient connect() {
        return connect(Transport.DIRECT_TCP, "10.0.0.7");
    }

    /** Time passes; whatever is due on any connection happens at its own moment. */
    public void pass(Duration time) {
        long end = ticker.nanoTime() + time.toNanos();
        while (true) {
            long next = clients.stream()
                    .flatMap(client -> client.nextDeadline().stream().boxed())
                    .mapToLong(Long::longValue)
                    .min()
                    .orElse(Long.MAX_VALUE);
            if (next > end) {
                ticker.advance(end - ticker.nanoTime(), TimeUnit.NANOSECONDS);
                return;
            }
            ticker.advance(Math.max(0, next - ticker.nanoTime()), TimeUnit.NANOSECONDS);
            clients.forEach(LabClient::expire);
        }
    }

    /** Delivers what other threads would have posted to the connections. */
    public void deliverMail() {
        clients.forEach(LabClient::deliverMail);
    }

    public long now() {
        return ticker.nanoTime();
    }

    private Instant wallClock() {
        return START.plusNanos(ticker.nanoTime());
    }

    public SmbHost host() {
        return host;
    }

    SmbServer server() {
        return server;
    }

    public List<LabEvent> events() {
        return events;
    }

    /** The events of one kind, in order. */
    public <E extends LabEvent> List<E> events(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
