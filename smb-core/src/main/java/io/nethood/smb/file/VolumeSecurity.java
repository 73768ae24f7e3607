package io.nethood.smb.file;

import java.util.Objects;

import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.FileStore;
import io.nethood.smb.file.store.StoreFile;
import io.nethood.smb.file.store.StorePath;
import io.nethood.smb.security.AccessCheck;
import io.nethood.smb.security.FileAccess;
import io.nethood.smb.security.FileSecurity;
import io.nethood.smb.security.Inheritance;
import io.nethood.smb.security.SecurityDescriptor;
import io.nethood.smb.security.SecurityInformation;
import io.nethood.smb.security.Token;
import io.nethood.smb.security.WellKnownSids;
import io.nethood.smb.wire.NtStatus;

/**
 * Who may do what with the files of a volume ([MS-FSA] 2.1.5.1.2.1). A descriptor is kept with its file; a file without
 * one belongs to Administrators, and everybody may do with it what the share allows. So it is with a volume that keeps no
 * properties, and with files that came there by other ways.
 *
 * <p>What is kept of a file that only inherits this default is its owner alone: a kept descriptor without a DACL has the
 * default one, since one that a client has set always has a DACL, be it a NULL one. Names are passed through without a
 * right to: all users hold SeChangeNotify.
 */
final class VolumeSecurity {
    private static final int DELETE_OR_LOOK = FileAccess.DELETE | FileAccess.READ_ATTRIBUTES;

    /** What overwriting takes besides what the client asks for; superseding takes DELETE. */
    private static final int TO_OVERWRITE = FileAccess.WRITE_DATA | FileAccess.WRITE_EA | FileAccess.WRITE_ATTRIBUTES;

    private static final SecurityDescriptor OF_FILES =
            FileSecurity.shared(WellKnownSids.ADMINISTRATORS, WellKnownSids.LOCAL_SYSTEM, FileAccess.ALL, false);
    private static final SecurityDescriptor OF_DIRECTORIES =
            FileSecurity.shared(WellKnownSids.ADMINISTRATORS, WellKnownSids.LOCAL_SYSTEM, FileAccess.ALL, true);

    private final FileStore store;

    VolumeSecurity(FileStore store) {
        this.store = store;
    }

    // Descriptors

    /** The descriptor of an open file. */
    SecurityDescriptor of(StoreFile file, boolean directory) throws FileRefusal {
        SecurityDescriptor fallback = directory ? OF_DIRECTORIES : OF_FILES;
        SecurityDescriptor kept = store.keepsProperties() ? FileProperties.security(file) : null;
        if (kept == null) {
            return fallback;
        }
        return kept.has(SecurityDescriptor.DACL_PRESENT) ? kept : fallback.replacing(SecurityInformation.OWNER, kept);
    }

    /** The same of a directory that need not be open. */
    SecurityDescriptor ofDirectory(StorePath path) throws FileRefusal {
        if (!store.keepsProperties()) {
            return OF_DIRECTORIES;
        }
        try (StoreFile directory = store.open(path, false)) {
            return of(directory, true);
        }
    }

    /**
     * Sets parts of a file's descriptor.
     *
     * @param information which parts, {@link SecurityInformation}
     * @param token of the client that sets them
     */
    void change(StoreFile file, boolean directory, int information, SecurityDescriptor given, Token token)
            throws FileRefusal {
        if (!store.keepsProperties()) {
            throw new FileRefusal(NtStatus.NOT_SUPPORTED);
        }
        FileProperties.setSecurity(file, FileSecurity.changed(of(file, directory), information, given, token));
    }

    /**
     * Gives a new file what its creator and the directory above say of it.
     *
     * @param parent the descriptor of that directory
     */
    void furnish(StoreFile file, boolean directory, SecurityDescriptor parent, CreateParameters request, Token creator)
            throws FileRefusal {
        if (!store.keepsProperties()) {
            return;
        }
        if (request.security() != null || !isDefault(parent)) {
            FileProperties.setSecurity(file, Inheritance.descriptorFor(parent, creator, directory, request.security()));
        } else if (!creator.owner().equals(WellKnownSids.ADMINISTRATORS)) {
            FileProperties.setSecurity(file, new SecurityDescriptor(0, creator.owner(), null, null, null));
        }
    }

    /** Whether new files inherit from it what files have that nobody has restricted. */
    private static boolean isDefault(SecurityDescriptor directory) {
        return directory.control() == OF_DIRECTORIES.control()
                && Objects.equals(directory.dacl(), OF_DIRECTORIES.dacl());
    }

    // Rights

    /**
     * The rights of an open of an existing file. Whoever empties it needs rights to do so, but does not get them by that.
     * The right to see the attributes comes with every open, since the answer to it tells them.
     *
     * @param file its descriptor
     * @throws FileRefusal ACCESS_DENIED or PRIVILEGE_NOT_HELD
     */
    int grant(StorePath path, SecurityDescriptor file, CreateParameters request, Opener opener) throws FileRefusal {
        int implied = switch (request.disposition()) {
            case SUPERSEDE -> FileAccess.DELETE;
            case OVERWRITE, OVERWRITE_IF -> TO_OVERWRITE;
            case OPEN, OPEN_IF, CREATE -> 0;
        };
        checkShare(request.access() | implied, opener);
        Token token = opener.tokenFor(request);
        int granted = grant(path, file, token, request.access() | implied);
        boolean maximum = (request.access() & FileAccess.MAXIMUM_ALLOWED) != 0;
        int asked = maximum ? granted : granted & FileAccess.mapped(request.access());
        return (asked & throughShare(opener)) | FileAccess.READ_ATTRIBUTES;
    }

    private int grant(StorePath path, SecurityDescriptor file, Token token, int desired) throws FileRefusal {
        boolean maximum = (desired & FileAccess.MAXIMUM_ALLOWED) != 0;
        int fromAbove = DELETE_OR_LOOK & (maximum ? FileAccess.ALL : FileAccess.mapped(desired));
        boolean enough = (fromAbove & ~AccessCheck.maximum(file, token)) == 0;
        return enough || path.isRoot()
                ? AccessCheck.grant(file, token, desired)
                : AccessCheck.grantInside(ofDirectory(path.parent()), file, token, desired);
    }

    /**
     * The rights of an open that creates a file: whoever may create has all that he wants.
     *
     * @param parent the descriptor of the directory in which the file is to be
     */
    int grantNew(SecurityDescriptor parent, CreateParameters request, Opener opener) throws FileRefusal {
        if (opener.readOnly()) {
            throw new FileRefusal(NtStatus.ACCESS_DENIED);
        }
        Token token = opener.tokenFor(request);
        require(parent, rightToAdd(request.has(CreateOptions.DIRECTORY_FILE)), token);
        return AccessCheck.grantNew(token, request.access()) | FileAccess.READ_ATTRIBUTES;
    }

    /** All rights that {@code opener} could have of an existing file. */
    int maximum(StorePath path, SecurityDescriptor file, Opener opener) throws FileRefusal {
        try {
            return grant(path, file, opener.token(), FileAccess.MAXIMUM_ALLOWED) & throughShare(opener);
        } catch (FileRefusal none) {
            if (none.status() == NtStatus.ACCESS_DENIED) {
                return 0;
            }
            throw none;
        }
    }

    private static void checkShare(int desired, Opener opener) throws FileRefusal {
        if (opener.readOnly() && (FileAccess.mapped(desired) & FileAccess.CHANGES) != 0) {
            throw new FileRefusal(NtStatus.ACCESS_DENIED);
        }
    }

    private static int throughShare(Opener opener) {
        return opener.readOnly() ? ~FileAccess.CHANGES : -1;
    }

    /**
     * Whether a client may put a name into a directory.
     *
     * @param ofDirectory whether it is the name of a directory
     * @throws FileRefusal ACCESS_DENIED when not
     */
    void requireToAdd(StorePath directory, boolean ofDirectory, Token token) throws FileRefusal {
        require(ofDirectory(directory), rightToAdd(ofDirectory), token);
    }

    private static int rightToAdd(boolean directory) {
        return directory ? FileAccess.ADD_SUBDIRECTORY : FileAccess.ADD_FILE;
    }

    /** @throws FileRefusal ACCESS_DENIED when the client may not delete the file behind {@code path} */
    void requireToDelete(StorePath path, Token token) throws FileRefusal {
        if (store.keepsProperties()) {
            try (StoreFile file = store.open(path, false)) {
                grant(path, of(file, false), token, FileAccess.DELETE);
            }
        }
    }

    /** @throws FileRefusal ACCESS_DENIED when the client may not list {@code directory} */
    void requireToList(StorePath directory, Token token) throws FileRefusal {
        require(ofDirectory(directory), FileAccess.LIST_DIRECTORY, token);
    }

    private static void require(SecurityDescriptor descriptor, int right, Token token) throws FileRefusal {
        if ((AccessCheck.maximum(descriptor, token) & right) == 0) {
            throw new FileRefusal(NtStatus.ACCESS_DENIED);
        }
    }
}
