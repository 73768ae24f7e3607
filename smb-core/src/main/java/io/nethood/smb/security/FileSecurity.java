package io.nethood.smb.security;

import com.google.common.collect.ImmutableList;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.wire.NtStatus;
import org.jspecify.annotations.Nullable;

/** The descriptors that files have: to begin with, and after somebody has set a part of them. */
public final class FileSecurity {
    private static final int AUTO_INHERITED =
            SecurityDescriptor.DACL_AUTO_INHERITED | SecurityDescriptor.SACL_AUTO_INHERITED;
    private static final int AUTO_INHERIT_REQ =
            SecurityDescriptor.DACL_AUTO_INHERIT_REQ | SecurityDescriptor.SACL_AUTO_INHERIT_REQ;

    private FileSecurity() {}

    /**
     * The descriptor of a file to which nobody has given one, as on a volume that keeps none: all have the same rights,
     * on what they create below, too.
     *
     * @param everyone those rights, {@link FileAccess#ALL} where the share alone decides
     */
    public static SecurityDescriptor shared(Sid owner, Sid group, int everyone, boolean directory) {
        int flags = directory ? Ace.OBJECT_INHERIT | Ace.CONTAINER_INHERIT : 0;
        return SecurityDescriptor.of(owner, group, Ace.allow(flags, everyone, WellKnownSids.EVERYONE));
    }

    /**
     * What a file has after a client has set parts of its descriptor ([MS-FSA] 2.1.5.17). Whether the client's open has the
     * rights for that, {@link SecurityInformation#rightsToWrite} tells.
     *
     * @param information which parts, {@link SecurityInformation}
     * @throws FileRefusal INVALID_OWNER when the client may not make that one the owner
     */
    public static SecurityDescriptor changed(
            SecurityDescriptor current, int information, SecurityDescriptor given, Token token) throws FileRefusal {
        if ((information & SecurityInformation.OWNER) != 0) {
            checkOwner(given.owner(), token);
        }
        if ((information & SecurityInformation.GROUP) != 0 && given.group() == null) {
            throw new FileRefusal(NtStatus.INVALID_SECURITY_DESCR);
        }
        // A DACL that is set to be absent is a NULL DACL from then on.
        int control = kept(given.control()) | SecurityDescriptor.DACL_PRESENT;
        return storable(current.replacing(
                information,
                new SecurityDescriptor(
                        control, given.owner(), given.group(), specific(given.sacl()), specific(given.dacl()))));
    }

    static void checkOwner(@Nullable Sid owner, Token token) throws FileRefusal {
        if (owner == null || !token.mayOwn(owner)) {
            throw new FileRefusal(NtStatus.INVALID_OWNER);
        }
    }

    /**
     * The flags that stay of those that a client gives: AUTO_INHERITED only beside AUTO_INHERIT_REQ, two bits below it, which
     * is itself a wish and never kept.
     */
    static int kept(int control) {
        int inherited = control & AUTO_INHERITED & ((control & AUTO_INHERIT_REQ) << 2);
        return (control & ~(AUTO_INHERITED | AUTO_INHERIT_REQ)) | inherited;
    }

    private static @Nullable ImmutableList<Ace> specific(@Nullable ImmutableList<Ace> acl) {
        return acl == null ? null : acl.stream().map(FileSecurity::specific).collect(ImmutableList.toImmutableList());
    }

    /** The entry with specific instead of generic rights; one that says nothing about its own object waits for its heirs. */
    static Ace specific(Ace entry) {
        return entry.has(Ace.INHERIT_ONLY) ? entry : entry.withMask(FileAccess.mapped(entry.mask()));
    }

    /** {@code descriptor} if it can be written and read again. */
    static SecurityDescriptor storable(SecurityDescriptor descriptor) throws FileRefusal {
        if (!isStorable(descriptor.dacl())
                || !isStorable(descriptor.sacl())
                || descriptor.size() > SecurityDescriptor.MAX_BYTES) {
            throw new FileRefusal(NtStatus.INVALID_SECURITY_DESCR);
        }
        return descriptor;
    }

    private static boolean isStorable(@Nullable ImmutableList<Ace> acl) {
        return acl == null
                || (acl.size() <= SecurityDescriptor.MAX_ACES
                        && SecurityDescriptor.size(acl) <= SecurityDescriptor.MAX_ACL_BYTES);
    }
}
