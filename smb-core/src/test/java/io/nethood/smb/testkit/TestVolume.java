package io.nethood.smb.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import io.nethood.smb.file.BrokenOplock;
import io.nethood.smb.file.CreateParameters;
import io.nethood.smb.file.Durability;
import io.nethood.smb.file.FileClient;
import io.nethood.smb.file.FileTable;
import io.nethood.smb.file.FileWait;
import io.nethood.smb.file.OpenFile;
import io.nethood.smb.file.Opener;
import io.nethood.smb.file.Volume;
import io.nethood.smb.file.VolumeSettings;
import io.nethood.smb.file.name.NameRules;
import io.nethood.smb.file.name.SharePath;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.FileStore;
import io.nethood.smb.file.store.memory.MemoryStore;
import io.nethood.smb.security.Sid;
import io.nethood.smb.security.Token;
import io.nethood.smb.security.WellKnownSids;
import io.nethood.smb.wire.NtStatus;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;

/** A {@link Volume} over a store in memory, whose time passes when a test says so, and programs that open its files. */
public final class TestVolume implements FileClient {
    private static final Instant START = Instant.parse("2001-10-25T12:00:00Z");
    private static final Sid MACHINE = Sid.of(5, 21, 1001, 2002, 3003);
    /** An administrator; she opens unless a test says otherwise. */
    public static final Token ALICE = Token.of(
            MACHINE.child(1001),
            WellKnownSids.ADMINISTRATORS,
            MACHINE.child(513),
            List.of(WellKnownSids.ADMINISTRATORS));

    /** A user. */
    public static final Token BOB =
            Token.of(MACHINE.child(1002), MACHINE.child(1002), MACHINE.child(513), List.of(WellKnownSids.USERS));

    private final MockTicker ticker = Ticker.newMockTicker();
    private final InstantSource clock = () -> START.plusNanos(ticker.nanoTime());
    private final Volume volume;
    private final List<BrokenOplock> broken = new ArrayList<>();
    private long connectionId = 1;
    private int pid = 77;
    private boolean readOnly;
    private Token token = ALICE;
    private int wakes;

    private final MemoryStore store = MemoryStore.builder().build(clock);

    private TestVolume(Duration sharingViolationDelay, UnaryOperator<FileStore> seenThrough) {
        this.volume = of(seenThrough.apply(store), clock, ticker, sharingViolationDelay);
    }

    /** Where its files are. */
    MemoryStore store() {
        return store;
    }

    /** A volume with nothing in it. */
    public static TestVolume empty() {
        return new TestVolume(Duration.ZERO, UnaryOperator.identity());
    }

    /** The same in a store that can tell nothing at once. */
    public static TestVolume slow() {
        return new TestVolume(Duration.ZERO, SlowStore::of);
    }

    /** The same, where a sharing violation is held back. */
    public static TestVolume delaying(Duration sharingViolationDelay) {
        return new TestVolume(sharingViolationDelay, UnaryOperator.identity());
    }

    /** What a lab serves: everything as after a fresh installation, but for the delay of sharing violations. */
    public static Volume of(FileStore store, InstantSource clock, Ticker ticker, Duration sharingViolationDelay) {
        VolumeSettings settings = new VolumeSettings(
                "PUB",
                StandardCharsets.US_ASCII,
                false,
                Durability.FLUSH,
                true,
                Duration.ofSeconds(35),
                Duration.ofMillis(250),
                sharingViolationDelay,
                (path, status) -> {
                    throw new AssertionError(path + ": " + status);
                });
        return new Volume(store, new FileTable(), settings, clock, ticker);
    }

    // Who opens

    /** From now on another client opens. */
    public TestVolume connection(long id) {
        connectionId = id;
        return this;
    }

    /** From now on another process opens. */
    public TestVolume pid(int value) {
        pid = value;
        return this;
    }

    /** From now on files are opened through a share that lets nobody write. */
    public TestVolume readOnly(boolean value) {
        readOnly = value;
        return this;
    }

    /** From now on this user opens. */
    public TestVolume user(Token value) {
        token = value;
        return this;
    }

    @Override
    public void wake() {
        wakes++;
    }

    @Override
    public void breakOplock(BrokenOplock oplock) {
        broken.add(oplock);
    }

    /** How often somebody who waits was told to try again. */
    public int wakes() {
        return wakes;
    }

    public List<BrokenOplock> broken() {
        return broken;
    }

    // Opening

    public Volume volume() {
        return volume;
    }

    public static SharePath path(String text) {
        try {
            return SharePath.parse(text, NameRules.LONG).orRefuse();
        } catch (FileRefusal refusal) {
            throw new IllegalArgumentException(text, refusal);
        }
    }

    public OpenFile open(CreateParameters parameters) throws FileRefusal, FileWait {
        return open(parameters, ticker.nanoTime());
    }

    /**
     * Opens on behalf of a request that may have waited.
     *
     * @param sinceNanos elapsed time at which the request came
     */
    public OpenFile open(CreateParameters parameters, long sinceNanos) throws FileRefusal, FileWait {
        return volume.open(parameters, opener(sinceNanos), ticker.nanoTime());
    }

    /** Who opens now. */
    public Opener opener() {
        return opener(ticker.nanoTime());
    }

    private Opener opener(long sinceNanos) {
        return new Opener(1, connectionId, pid, true, readOnly, token, sinceNanos, this);
    }

    /** What keeps a file from being opened; SUCCESS when nothing does, and then it is closed again. */
    public NtStatus statusOf(CreateParameters parameters) throws FileWait {
        try {
            open(parameters).close();
            return NtStatus.SUCCESS;
        } catch (FileRefusal refusal) {
            return refusal.status();
        }
    }

    public void pass(Duration time) {
        ticker.advance(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Elapsed time. */
    public long nowNanos() {
        return ticker.nanoTime();
    }
}
