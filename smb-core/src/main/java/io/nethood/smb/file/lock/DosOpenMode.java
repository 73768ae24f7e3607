package io.nethood.smb.file.lock;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * How a DOS or OS/2 client opens a file: the AccessMode word of [MS-CIFS] 2.2.4.3.1 and 2.2.4.41.1, and what it means in
 * the terms of NT.
 *
 * <table>
 * <caption>The word</caption>
 * <tr><th>Bits</th><th>Meaning</th></tr>
 * <tr><td>0-2</td><td>access: 0 read, 1 write, 2 read and write, 3 execute</td></tr>
 * <tr><td>4-6</td><td>sharing: 0 compatibility, 1 deny all, 2 deny write, 3 deny read, 4 deny none, 7 FCB</td></tr>
 * <tr><td>8-10, 12</td><td>hints for caches, without meaning here</td></tr>
 * <tr><td>14</td><td>write through</td></tr>
 * <tr><td>0-7 all set</td><td>open by file control block: read and write, sharing FCB</td></tr>
 * </table>
 *
 * <p>Where each rule comes from:
 *
 * <ul>
 *   <li>deny modes become share access as [MS-CIFS] 3.3.5.5 tells for Windows (note 245 of V30): deny write shares reading,
 *       deny read shares writing, nobody shares deletion;
 *   <li>compatibility mode: the same note and EnableSoftCompat (KB102967) for EXE, DLL, SYM and COM, which are shared for
 *       everything; other names by [MS-CIFS] 3.2.4.5.1: who may write excludes all other clients, who only reads lets them
 *       read;
 *   <li>FCB: the same note: exclusive, and a later open of the same client keeps the sharing that there is;
 *   <li>one client's own opens: [MS-CIFS] 3.2.4.5.1, a file in compatibility mode can be opened in that mode again and
 *       again on the same connection, see {@link #passesOver}.
 * </ul>
 *
 * @param access what the client does with the file
 * @param sharing what others may do meanwhile
 * @param writeThrough whether a write is answered only when it is on the disk
 */
public record DosOpenMode(Access access, Sharing sharing, boolean writeThrough) {

    /** In the order of their values on the wire. */
    public enum Access {
        READ(GENERIC_READ),
        WRITE(GENERIC_WRITE | READ_ATTRIBUTES),
        READ_WRITE(GENERIC_READ | GENERIC_WRITE),
        EXECUTE(GENERIC_READ | GENERIC_EXECUTE);

        private final int desired;

        Access(int desired) {
            this.desired = desired;
        }
    }

    /** What the client lets others do. */
    public enum Sharing {
        COMPATIBILITY,
        DENY_ALL,
        DENY_WRITE,
        DENY_READ,
        DENY_NONE,
        FCB
    }

    private static final int GENERIC_READ = 0x8000_0000;
    private static final int GENERIC_WRITE = 0x4000_0000;
    private static final int GENERIC_EXECUTE = 0x2000_0000;
    private static final int READ_ATTRIBUTES = 0x0000_0080;

    private static final List<Access> ACCESS_BY_CODE = List.of(Access.values());
    private static final List<Sharing> SHARING_BY_CODE =
            List.of(Sharing.COMPATIBILITY, Sharing.DENY_ALL, Sharing.DENY_WRITE, Sharing.DENY_READ, Sharing.DENY_NONE);
    private static final int BY_FCB = 0xFF;
    private static final int FCB_CODE = 7;
    private static final int WRITE_THROUGH = 0x4000;
    private static final Set<String> SHARED_AS_PROGRAMS = Set.of("EXE", "DLL", "SYM", "COM");

    /** The mode of an AccessMode word; empty when it has none of the values above, which is OS2_INVALID_ACCESS. */
    public static Optional<DosOpenMode> ofWord(int word) {
        boolean writeThrough = (word & WRITE_THROUGH) != 0;
        if ((word & BY_FCB) == BY_FCB) {
            return Optional.of(new DosOpenMode(Access.READ_WRITE, Sharing.FCB, writeThrough));
        }
        int access = word & 7;
        int sharing = word >> 4 & 7;
        if (access >= ACCESS_BY_CODE.size() || (sharing >= SHARING_BY_CODE.size() && sharing != FCB_CODE)) {
            return Optional.empty();
        }
        return Optional.of(new DosOpenMode(
                ACCESS_BY_CODE.get(access),
                sharing == FCB_CODE ? Sharing.FCB : SHARING_BY_CODE.get(sharing),
                writeThrough));
    }

    /** The rights to ask for, in generic ones. */
    public int desiredAccess() {
        return access.desired;
    }

    /**
     * The {@link ShareAccess} of the open.
     *
     * @param fileName the file's name or path; what counts is what follows its last dot
     */
    public int shareAccess(String fileName) {
        return switch (sharing) {
            case DENY_ALL, FCB -> ShareAccess.NONE;
            case DENY_WRITE -> ShareAccess.READ;
            case DENY_READ -> ShareAccess.WRITE;
            case DENY_NONE -> ShareAccess.READ | ShareAccess.WRITE;
            case COMPATIBILITY -> compatibleShare(fileName);
        };
    }

    /**
     * Whether this open does not mind {@code existing}, an open of the same client whose modes exclude each other otherwise.
     * Both are in a mode that knew no sharing: then a program's own exclusive open is no obstacle to its next one.
     *
     * @param existing null for an open of an NT client
     * @param existingShare what the existing open shares
     */
    public boolean passesOver(@Nullable DosOpenMode existing, int existingShare) {
        return existing != null
                && isWithoutSharing()
                && existing.isWithoutSharing()
                && existingShare == ShareAccess.NONE;
    }

    private int compatibleShare(String fileName) {
        if (SHARED_AS_PROGRAMS.contains(extension(fileName))) {
            return ShareAccess.READ | ShareAccess.WRITE;
        }
        boolean writes = access == Access.WRITE || access == Access.READ_WRITE;
        return writes ? ShareAccess.NONE : ShareAccess.READ;
    }

    private boolean isWithoutSharing() {
        return sharing == Sharing.COMPATIBILITY || sharing == Sharing.FCB;
    }

    private static String extension(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot < 0 ? "" : fileName.substring(dot + 1).toUpperCase(Locale.ROOT);
    }
}
