package io.nethood.smb.security;

import java.util.stream.Stream;

import com.google.common.collect.ImmutableList;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.wire.NtStatus;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNullElse;

/**
 * The descriptor of a new file: what its creator gives, what it inherits, or what the creator's token says, [MS-DTYP]
 * 2.5.3.4.
 *
 * <p>A list that the creator gives is taken as it is, unless the parent is marked AUTO_INHERITED and the list is not
 * PROTECTED: then the inherited entries come behind it. Only under such a parent inherited entries are marked INHERITED.
 * Without any list the inherited entries are the list; without any of them it is the token's.
 */
public final class Inheritance {
    private static final SecurityDescriptor NOTHING = new SecurityDescriptor(0, null, null, null, null);
    private static final int AUDITED = 0xC0;

    private final Sid owner;
    private final Sid group;
    private final boolean directory;

    private Inheritance(Sid owner, Sid group, boolean directory) {
        this.owner = owner;
        this.group = group;
        this.directory = directory;
    }

    /**
     * The descriptor of a new file or directory.
     *
     * @param parent of the directory above; null when there is none
     * @param given by the creator; null when nothing was
     * @throws FileRefusal INVALID_OWNER when the creator may not make that one the owner, PRIVILEGE_NOT_HELD when it may not
     *     give a SACL
     */
    public static SecurityDescriptor descriptorFor(
            @Nullable SecurityDescriptor parent, Token creator, boolean directory, @Nullable SecurityDescriptor given)
            throws FileRefusal {
        SecurityDescriptor wish = given == null ? NOTHING : given;
        SecurityDescriptor above = parent == null ? NOTHING : parent;
        Sid owner = requireNonNullElse(wish.owner(), creator.owner());
        if (!owner.equals(creator.owner())) {
            FileSecurity.checkOwner(owner, creator);
        }
        Sid group = requireNonNullElse(wish.group(), creator.primaryGroup());
        if (wish.has(SecurityDescriptor.SACL_PRESENT) && !creator.administrator()) {
            throw new FileRefusal(NtStatus.PRIVILEGE_NOT_HELD);
        }
        Inheritance child = new Inheritance(owner, group, directory);
        Part dacl = child.part(Flags.DACL, above, wish);
        if ((dacl.control() & SecurityDescriptor.DACL_PRESENT) == 0) {
            dacl = new Part(
                    dacl.control() | SecurityDescriptor.DACL_PRESENT,
                    creator.defaultDacl().stream()
                            .map(FileSecurity::specific)
                            .collect(ImmutableList.toImmutableList()));
        }
        Part sacl = child.part(Flags.SACL, above, wish);
        return FileSecurity.storable(
                new SecurityDescriptor(dacl.control() | sacl.control(), owner, group, sacl.acl(), dacl.acl()));
    }

    /** The flags of one of the two lists. */
    private enum Flags {
        DACL(
                SecurityDescriptor.DACL_PRESENT,
                SecurityDescriptor.DACL_DEFAULTED,
                SecurityDescriptor.DACL_AUTO_INHERITED,
                SecurityDescriptor.DACL_PROTECTED),
        SACL(
                SecurityDescriptor.SACL_PRESENT,
                SecurityDescriptor.SACL_DEFAULTED,
                SecurityDescriptor.SACL_AUTO_INHERITED,
                SecurityDescriptor.SACL_PROTECTED);

        private final int present;
        private final int defaulted;
        private final int autoInherited;
        private final int isProtected;

        Flags(int present, int defaulted, int autoInherited, int isProtected) {
            this.present = present;
            this.defaulted = defaulted;
            this.autoInherited = autoInherited;
            this.isProtected = isProtected;
        }

        @Nullable
        ImmutableList<Ace> acl(SecurityDescriptor descriptor) {
            return this == DACL ? descriptor.dacl() : descriptor.sacl();
        }
    }

    /** A list and its flags in the new descriptor. */
    private record Part(int control, @Nullable ImmutableList<Ace> acl) {}

    /** ComputeACL, [MS-DTYP] 2.5.3.4.2; without the token's list. */
    private Part part(Flags flags, SecurityDescriptor parent, SecurityDescriptor given) {
        boolean auto = parent.has(flags.autoInherited);
        ImmutableList<Ace> inherited = inherited(flags.acl(parent), auto);
        int control = (auto ? flags.autoInherited : 0)
                | (FileSecurity.kept(given.control()) & (flags.autoInherited | flags.isProtected));
        if (!given.has(flags.present) || (given.has(flags.defaulted) && !inherited.isEmpty())) {
            return inherited.isEmpty() ? new Part(control, null) : new Part(control | flags.present, inherited);
        }
        ImmutableList<Ace> list = flags.acl(given);
        if (list == null) {
            return new Part(control | flags.present, null);
        }
        if (!auto || given.has(flags.isProtected)) {
            return new Part(control | flags.present, own(list.stream()));
        }
        ImmutableList<Ace> merged = ImmutableList.<Ace>builder()
                .addAll(own(list.stream().filter(entry -> !entry.has(Ace.INHERITED))))
                .addAll(inherited)
                .build();
        return new Part(control | flags.present, merged);
    }

    // Entries

    private ImmutableList<Ace> own(Stream<Ace> given) {
        return given.flatMap(entry -> namesCreator(entry) ? split(entry) : Stream.of(FileSecurity.specific(entry)))
                .collect(ImmutableList.toImmutableList());
    }

    private ImmutableList<Ace> inherited(@Nullable ImmutableList<Ace> parent, boolean auto) {
        return parent == null
                ? ImmutableList.of()
                : parent.stream().flatMap(entry -> inherited(entry, auto)).collect(ImmutableList.toImmutableList());
    }

    /** What becomes of an entry of the parent. */
    private Stream<Ace> inherited(Ace entry, boolean auto) {
        boolean concernsChild = entry.has(directory ? Ace.CONTAINER_INHERIT : Ace.OBJECT_INHERIT);
        boolean passedOn = directory && !entry.has(Ace.NO_PROPAGATE);
        if (!concernsChild && !(passedOn && entry.inheritable())) {
            return Stream.empty();
        }
        int flags = (entry.flags() & AUDITED)
                | (auto ? Ace.INHERITED : 0)
                | (passedOn ? entry.flags() & (Ace.OBJECT_INHERIT | Ace.CONTAINER_INHERIT) : 0)
                | (concernsChild ? 0 : Ace.INHERIT_ONLY);
        Ace child = entry.withFlags(flags);
        boolean hasGeneric = (entry.mask() & AccessMask.GENERIC) != 0;
        return namesCreator(child) || hasGeneric ? split(child) : Stream.of(child);
    }

    /** An entry that means something else here than below becomes two: one for here, and one for those below. */
    private Stream<Ace> split(Ace entry) {
        if (entry.has(Ace.INHERIT_ONLY)) {
            return Stream.of(entry);
        }
        Ace here = FileSecurity.specific(entry.withoutInheritance().withSid(substituted(entry.sid())));
        return entry.inheritable()
                ? Stream.of(here, entry.withFlags(entry.flags() | Ace.INHERIT_ONLY))
                : Stream.of(here);
    }

    private static boolean namesCreator(Ace entry) {
        return entry.sid().equals(WellKnownSids.CREATOR_OWNER) || entry.sid().equals(WellKnownSids.CREATOR_GROUP);
    }

    private Sid substituted(Sid sid) {
        if (sid.equals(WellKnownSids.CREATOR_OWNER)) {
            return owner;
        }
        return sid.equals(WellKnownSids.CREATOR_GROUP) ? group : sid;
    }
}
