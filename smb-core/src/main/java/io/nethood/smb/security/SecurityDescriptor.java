package io.nethood.smb.security;

import com.google.common.collect.ImmutableList;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * A security descriptor, [MS-DTYP] 2.4.6. Its lists are absent, NULL or have entries: absent is a null list without its
 * PRESENT flag, NULL a null list with it. Both let everybody do everything where a DACL is meant; a list without entries
 * lets nobody do anything.
 *
 * @param control flags, SE_* below; whether it is self-relative is not kept
 * @param owner null when it has none; so with {@code group}
 * @param sacl what is audited
 * @param dacl who may do what, in the order in which it is looked at
 */
public record SecurityDescriptor(
        int control,
        @Nullable Sid owner,
        @Nullable Sid group,
        @Nullable ImmutableList<Ace> sacl,
        @Nullable ImmutableList<Ace> dacl) {
    public static final int OWNER_DEFAULTED = 0x0001;
    public static final int GROUP_DEFAULTED = 0x0002;
    public static final int DACL_PRESENT = 0x0004;
    public static final int DACL_DEFAULTED = 0x0008;
    public static final int SACL_PRESENT = 0x0010;
    public static final int SACL_DEFAULTED = 0x0020;
    public static final int DACL_AUTO_INHERIT_REQ = 0x0100;
    public static final int SACL_AUTO_INHERIT_REQ = 0x0200;
    public static final int DACL_AUTO_INHERITED = 0x0400;
    public static final int SACL_AUTO_INHERITED = 0x0800;
    public static final int DACL_PROTECTED = 0x1000;
    public static final int SACL_PROTECTED = 0x2000;

    /** Bytes of the largest descriptor. */
    public static final int MAX_BYTES = 64 * 1024;

    /** Entries of the longest list: as many as fit into 64 KiB with SIDs of users, which is what Windows tells. */
    public static final int MAX_ACES = 1820;

    /** Bytes of the longest list, whose size is a number of 16 bits. */
    static final int MAX_ACL_BYTES = 0xFFFF;

    private static final int ALL_OF_DACL =
            DACL_PRESENT | DACL_DEFAULTED | DACL_AUTO_INHERIT_REQ | DACL_AUTO_INHERITED | DACL_PROTECTED;
    private static final int ALL_OF_SACL =
            SACL_PRESENT | SACL_DEFAULTED | SACL_AUTO_INHERIT_REQ | SACL_AUTO_INHERITED | SACL_PROTECTED;

    private static final int SELF_RELATIVE = 0x8000;
    private static final int REVISION = 1;
    private static final int HEADER = 20;
    private static final int ACL_HEADER = 8;
    private static final int ACL_REVISION = 2;
    private static final int LATEST_ACL_REVISION = 4;

    /** @throws IllegalArgumentException when there is a list without its PRESENT flag */
    public SecurityDescriptor {
        control &= ~SELF_RELATIVE;
        requirePresent(control, DACL_PRESENT, dacl);
        requirePresent(control, SACL_PRESENT, sacl);
    }

    private static void requirePresent(int control, int present, @Nullable ImmutableList<Ace> acl) {
        if (acl != null && (control & present) == 0) {
            throw new IllegalArgumentException(
                    "control: %#x (expected: %#x, for there is a list)".formatted(control, control | present));
        }
    }

    /** One with a DACL and no SACL. */
    public static SecurityDescriptor of(Sid owner, Sid group, Ace... dacl) {
        return new SecurityDescriptor(DACL_PRESENT, owner, group, null, ImmutableList.copyOf(dacl));
    }

    /** What the system's own objects have: owned by Administrators, who may do {@code all}; Everyone may do the rest. */
    public static SecurityDescriptor ofAdministrators(int everyone, int all) {
        return of(
                WellKnownSids.ADMINISTRATORS,
                WellKnownSids.LOCAL_SYSTEM,
                Ace.allow(0, everyone, WellKnownSids.EVERYONE),
                Ace.allow(0, all, WellKnownSids.ADMINISTRATORS));
    }

    public boolean has(int flag) {
        return (control & flag) != 0;
    }

    // Parts

    /** Only those parts that {@code information} names, {@link SecurityInformation}; the others are absent. */
    public SecurityDescriptor withOnly(int information) {
        return new SecurityDescriptor(0, null, null, null, null).replacing(information, this);
    }

    /** Those parts that {@code information} names from {@code other}, with their flags, and the others from here. */
    public SecurityDescriptor replacing(int information, SecurityDescriptor other) {
        boolean newOwner = (information & SecurityInformation.OWNER) != 0;
        boolean newGroup = (information & SecurityInformation.GROUP) != 0;
        boolean newDacl = (information & SecurityInformation.DACL) != 0;
        boolean newSacl = (information & SecurityInformation.SACL) != 0;
        int taken = (newOwner ? OWNER_DEFAULTED : 0)
                | (newGroup ? GROUP_DEFAULTED : 0)
                | (newDacl ? ALL_OF_DACL : 0)
                | (newSacl ? ALL_OF_SACL : 0);
        return new SecurityDescriptor(
                (control & ~taken) | (other.control & taken),
                newOwner ? other.owner : owner,
                newGroup ? other.group : group,
                newSacl ? other.sacl : sacl,
                newDacl ? other.dacl : dacl);
    }

    // Self-relative form

    /** Reads the self-relative form, from the reader's position to its end; what lies between the parts is ignored. */
    public static SecurityDescriptor decode(WireReader in) throws MalformedMessage {
        WireReader bytes = in.slice(in.remaining());
        if (bytes.length() > MAX_BYTES) {
            throw new MalformedMessage(Reason.TOO_LONG, 0);
        }
        if (bytes.u8() != REVISION) {
            throw new MalformedMessage(Reason.BAD_MAGIC, 0);
        }
        bytes.skip(1);
        int control = bytes.u16();
        if ((control & SELF_RELATIVE) == 0) {
            throw new MalformedMessage(Reason.BAD_VALUE, 2);
        }
        Sid owner = sid(bytes, 4);
        Sid group = sid(bytes, 8);
        ImmutableList<Ace> sacl = (control & SACL_PRESENT) == 0 ? null : acl(bytes, 12);
        ImmutableList<Ace> dacl = (control & DACL_PRESENT) == 0 ? null : acl(bytes, 16);
        SecurityDescriptor descriptor = new SecurityDescriptor(control, owner, group, sacl, dacl);
        if (descriptor.size() > MAX_BYTES) {
            throw new MalformedMessage(Reason.TOO_LONG, 0); // its parts lie on top of each other
        }
        return descriptor;
    }

    private static @Nullable Sid sid(WireReader bytes, int field) throws MalformedMessage {
        return goTo(bytes, field) ? Sid.decode(bytes) : null;
    }

    private static @Nullable ImmutableList<Ace> acl(WireReader bytes, int field) throws MalformedMessage {
        if (!goTo(bytes, field)) {
            return null;
        }
        int start = bytes.position();
        int revision = bytes.u8();
        if (revision < ACL_REVISION || revision > LATEST_ACL_REVISION) {
            throw new MalformedMessage(Reason.BAD_MAGIC, start);
        }
        bytes.skip(1);
        int size = bytes.u16();
        int count = bytes.u16();
        bytes.skip(2);
        if (count > MAX_ACES) {
            throw new MalformedMessage(Reason.TOO_LONG, start + 4);
        }
        if (size < ACL_HEADER + count * Ace.SMALLEST) {
            throw new MalformedMessage(Reason.OUT_OF_BOUNDS, start + 2);
        }
        WireReader entries = bytes.slice(size - ACL_HEADER);
        ImmutableList.Builder<Ace> acl = ImmutableList.builderWithExpectedSize(count);
        for (int i = 0; i < count; i++) {
            acl.add(Ace.decode(entries));
        }
        return acl.build();
    }

    /** Goes to where the offset at {@code field} points; false when it is 0. */
    private static boolean goTo(WireReader bytes, int field) throws MalformedMessage {
        bytes.seek(field);
        int offset = bytes.count32(bytes.length());
        if (offset == 0) {
            return false;
        }
        if (offset < HEADER) {
            throw new MalformedMessage(Reason.OUT_OF_BOUNDS, field);
        }
        bytes.seek(offset);
        return true;
    }

    /** Bytes of the self-relative form. */
    public int size() {
        return HEADER + size(owner) + size(group) + size(sacl) + size(dacl);
    }

    private static int size(@Nullable Sid sid) {
        return sid == null ? 0 : sid.size();
    }

    static int size(@Nullable ImmutableList<Ace> acl) {
        return acl == null ? 0 : ACL_HEADER + acl.stream().mapToInt(Ace::size).sum();
    }

    /**
     * The self-relative form: the header, then SACL, DACL, owner and group, each part at once behind the one before, as in
     * the example of [MS-DTYP] 2.5.1.4.
     */
    public byte[] toBytes() {
        int daclAt = HEADER + size(sacl);
        int ownerAt = daclAt + size(dacl);
        int groupAt = ownerAt + size(owner);
        WireWriter out = WireWriter.create()
                .u8(REVISION)
                .u8(0)
                .u16(control | SELF_RELATIVE)
                .u32(owner == null ? 0 : ownerAt)
                .u32(group == null ? 0 : groupAt)
                .u32(sacl == null ? 0 : HEADER)
                .u32(dacl == null ? 0 : daclAt);
        encode(sacl, out);
        encode(dacl, out);
        if (owner != null) {
            owner.encode(out);
        }
        if (group != null) {
            group.encode(out);
        }
        return out.toBytes();
    }

    private static void encode(@Nullable ImmutableList<Ace> acl, WireWriter out) {
        if (acl != null) {
            out.u8(ACL_REVISION).u8(0).u16(size(acl)).u16(acl.size()).u16(0);
            acl.forEach(entry -> entry.encode(out));
        }
    }
}
