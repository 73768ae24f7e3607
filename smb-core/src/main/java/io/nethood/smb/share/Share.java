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

    /** Longest name ([MS-SRVS] 3.1.4.7). */
    public static final int MOST_NAME_CHARACTERS = 80;

    /** Set in {@link #uses} once it is no longer shared. */
    private static final int RETIRED = 1 << 30;

    private final String name;
    private final ShareType type;
    private final String resource;
    private final boolean administrative;
    private final @Nullable SharePassword password;
    private final @Nullable Volume volume;
    private final SharePermissions permissions;
    private volatile String comment;
    private volatile int maxUses;
    private final AtomicInteger uses = new AtomicInteger();

    /**
     * @param name up to 80 characters; a trailing {@code $} hides it from people, not from programs
     * @param comment shown as the remark
     * @param resource what it stands for: a path, a port, or empty for IPC$
     * @param maxUses most tree connects at one time, or {@link #UNLIMITED_USES}
     */
    public Share(String name, ShareType type, String comment, String resource, int maxUses) {
        this.name = name;
        this.type = type;
        this.comment = comment;
        this.resource = resource;
        this.maxUses = maxUses;
        this.administrative = false;
        this.password = null;
        this.volume = null;
        this.permissions = SharePermissions.FULL;
    }

    private Share(
            Share from,
            boolean administrative,
            @Nullable SharePassword password,
            @Nullable Volume volume,
            SharePermissions permissions) {
        this.name = from.name;
        this.type = from.type;
        this.comment = from.comment;
        this.resource = from.resource;
        this.maxUses = from.maxUses;
        this.administrative = administrative;
        this.password = password;
        this.volume = volume;
        this.permissions = permissions;
    }

    /** The same share, not yet used, with files in it, which it closes when it is no longer shared. */
    public Share withFiles(Volume files) {
        return new Share(this, administrative, password, files, permissions);
    }

    /** The same share, not yet used, with a password; it is asked for under share-level security only. */
    public Share withPassword(SharePassword value) {
        return new Share(this, administrative, value, volume, permissions);
    }

    /** The same share, not yet used, that grants something else than everything. */
    public Share withPermissions(SharePermissions value) {
        return new Share(this, administrative, password, volume, value);
    }

    /** The inter-process communication share every host has. */
    public static Share ipc() {
        return new Share("IPC$", ShareType.IPC, "Remote IPC", "", UNLIMITED_USES);
    }

    /** A directory that the Server service shares for administrators: {@link AdministrativeShare}. */
    static Share administrative(String name, String comment, String resource) {
        Share share = new Share(name, ShareType.DISK, comment, resource, UNLIMITED_USES);
        return new Share(share, true, null, null, SharePermissions.FULL);
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

    public void changeComment(String value) {
        comment = value;
    }

    public String resource() {
        return resource;
    }

    /** Where one of its files lies on the machine, as {@code net file} shows it; {@code path} begins with a backslash. */
    public String localPath(String path) {
        return resource.endsWith("\\") ? resource + path.substring(1) : resource + path;
    }

    public int maxUses() {
        return maxUses;
    }

    /** Nobody who is connected is sent away. */
    public void changeMaxUses(int value) {
        maxUses = value;
    }

    /** Its files; null when it has none. */
    public @Nullable Volume volume() {
        return volume;
    }

    /** What it grants. */
    public SharePermissions permissions() {
        return permissions;
    }

    /** Tree connects now. */
    public int uses() {
        return uses.get() & ~RETIRED;
    }

    /** What {@code sent}, in plain text or as a response to {@code challenge}, opens of this share. */
    public SharePassword.Access access(Octets sent, ServerChallenge challenge) {
        return password == null ? SharePassword.Access.FULL : password.check(sent, challenge);
    }

    /** Takes one use; false when MaxUses is reached, or when it is no longer shared. */
    public boolean tryConnect() {
        while (true) {
            int now = uses.get();
            int most = maxUses;
            if (now >= RETIRED || (most != UNLIMITED_USES && now >= most)) {
                return false;
            }
            if (uses.compareAndSet(now, now + 1)) {
                return true;
            }
        }
    }

    /** Gives one use back. */
    public void disconnect() {
        int left = uses.decrementAndGet();
        if (left < 0) {
            throw new IllegalStateException("share " + name + " disconnected more often than connected");
        }
        if (left == RETIRED) {
            closeFiles();
        }
    }

    /** Whether it is no longer shared. */
    public boolean retired() {
        return uses.get() >= RETIRED;
    }

    /** It is no longer shared: nobody can connect any more, and the last who is connected closes its files. */
    public void retire() {
        if (uses.getAndUpdate(now -> now | RETIRED) == 0) {
            closeFiles();
        }
    }

    private void closeFiles() {
        if (volume != null) {
            volume.close();
        }
    }
}
