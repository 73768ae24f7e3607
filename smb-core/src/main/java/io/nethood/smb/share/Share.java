package io.nethood.smb.share;

import java.util.concurrent.atomic.AtomicInteger;

import io.nethood.smb.auth.Octets;
import io.nethood.smb.auth.ServerChallenge;
import io.nethood.smb.auth.SharePassword;
import io.nethood.smb.file.Volume;
import org.jspecify.annotations.Nullable;

/**
 * One share and the number of tree connects to it. Safe for any number of threads.
 */
public final class Share {
    /** MaxUses of a share that has no limit of its own ([MS-SRVS] 2.2.4.26). */
    public static final int UNLIMITED_USES = -1;

    private final String name;
    private final ShareType type;
    private final String comment;
    private final String resource;
    private final int maxUses;
    private final boolean administrative;
    private final @Nullable SharePassword password;
    private final @Nullable Volume volume;
    private final boolean writable;
    private final AtomicInteger uses = new AtomicInteger();

    /**
     * @param name up to 80 characters; a trailing {@code $} hides it from people, not from programs
     * @param comment shown as the remark
     * @param resource what it stands for: a path, a port, or empty for IPC$
     * @param maxUses most tree connects at one time, or {@link #UNLIMITED_USES}
     */
    public Share(String name, ShareType type, String comment, String resource, int maxUses) {
        this(name, type, comment, resource, maxUses, false, null, null, false);
    }

    private Share(
            String name,
            ShareType type,
            String comment,
            String resource,
            int maxUses,
            boolean administrative,
            @Nullable SharePassword password,
            @Nullable Volume volume,
            boolean writable) {
        this.name = name;
        this.type = type;
        this.comment = comment;
        this.resource = resource;
        this.maxUses = maxUses;
        this.administrative = administrative;
        this.password = password;
        this.volume = volume;
        this.writable = writable;
    }

    /** The same share, not yet used, with files in it. */
    public Share withFiles(Volume files, boolean mayBeWritten) {
        return new Share(name, type, comment, resource, maxUses, administrative, password, files, mayBeWritten);
    }

    /** The same share, not yet used, with a password; it is asked for under share-level security only. */
    public Share withPassword(SharePassword value) {
        return new Share(name, type, comment, resource, maxUses, administrative, value, volume, writable);
    }

    /** The inter-process communication share every host has. */
    public static Share ipc() {
        return new Share("IPC$", ShareType.IPC, "Remote IPC", "", UNLIMITED_USES);
    }

    /** A directory that the Server service shares for administrators: {@link AdministrativeShare}. */
    static Share administrative(String name, String comment, String resource) {
        return new Share(name, ShareType.DISK, comment, resource, UNLIMITED_USES, true, null, null, false);
    }

    public String name() {
        return name;
    }

    public ShareType type() {
        return type;
    }

    /** The type as NetrShareEnum gives it: {@link ShareType#SPECIAL} is set for IPC$ and other administrative shares. */
    public int typeWithFlags() {
        return type.code() | (special() ? ShareType.SPECIAL : 0);
    }

    public boolean special() {
        return type == ShareType.IPC || administrative;
    }

    /** Whether it is granted to administrators only. */
    public boolean administrative() {
        return administrative;
    }

    public boolean hidden() {
        return name.endsWith("$");
    }

    public String comment() {
        return comment;
    }

    public String resource() {
        return resource;
    }

    public int maxUses() {
        return maxUses;
    }

    /** Its files; null when it has none. */
    public @Nullable Volume volume() {
        return volume;
    }

    /** Whether clients may change its files. */
    public boolean writable() {
        return writable;
    }

    /** Tree connects now. */
    public int uses() {
        return uses.get();
    }

    /** Whether {@code sent}, in plain text or as a response to {@code challenge}, opens this share. */
    public boolean isOpenedBy(Octets sent, ServerChallenge challenge) {
        return password == null || password.check(sent, challenge) != SharePassword.Access.NONE;
    }

    /** Takes one use; false when MaxUses is reached. */
    public boolean tryConnect() {
        while (true) {
            int now = uses.get();
            if (maxUses != UNLIMITED_USES && now >= maxUses) {
                return false;
            }
            if (uses.compareAndSet(now, now + 1)) {
                return true;
            }
        }
    }

    /** Gives one use back. */
    public void disconnect() {
        if (uses.decrementAndGet() < 0) {
            throw new IllegalStateException("share " + name + " disconnected more often than connected");
        }
    }
}
