package io.nethood.smb.security;

import java.util.List;

import io.nethood.wire.WireWriter;

/**
 * A security descriptor with an owner, a group and a DACL that only allows, [MS-DTYP] 2.4.6.
 *
 * @param allowed the entries of the DACL, in order
 */
public record SecurityDescriptor(Sid owner, Sid group, List<Allowed> allowed) {
    private static final int SE_DACL_PRESENT = 0x0004;
    private static final int SE_SELF_RELATIVE = 0x8000;
    private static final int HEADER = 20;
    private static final int ACL_HEADER = 8;
    private static final int ACE_HEADER = 8;

    /**
     * ACCESS_ALLOWED_ACE, [MS-DTYP] 2.4.4.2.
     *
     * @param mask the rights that it gives
     */
    public record Allowed(int mask, Sid to) {
        private int size() {
            return ACE_HEADER + to.size();
        }

        private void encode(WireWriter out) {
            out.u8(0).u8(0).u16(size()).u32(mask);
            to.encode(out);
        }
    }

    /** What the system's own objects have: owned by Administrators, who may do {@code all}; Everyone may do the rest. */
    public static SecurityDescriptor ofAdministrators(int everyone, int all) {
        return new SecurityDescriptor(
                WellKnownSids.ADMINISTRATORS,
                WellKnownSids.LOCAL_SYSTEM,
                List.of(new Allowed(everyone, WellKnownSids.EVERYONE), new Allowed(all, WellKnownSids.ADMINISTRATORS)));
    }

    public SecurityDescriptor {
        allowed = List.copyOf(allowed);
    }

    /** The self-relative form: the header, then owner, group and DACL. */
    public byte[] toBytes() {
        int groupAt = HEADER + owner.size();
        int daclAt = groupAt + group.size();
        WireWriter out = WireWriter.create()
                .u8(1)
                .u8(0)
                .u16(SE_SELF_RELATIVE | SE_DACL_PRESENT)
                .u32(HEADER)
                .u32(groupAt)
                .u32(0) // no SACL
                .u32(daclAt);
        owner.encode(out);
        group.encode(out);
        int aclSize = ACL_HEADER + allowed.stream().mapToInt(Allowed::size).sum();
        out.u8(2).u8(0).u16(aclSize).u16(allowed.size()).u16(0);
        allowed.forEach(entry -> entry.encode(out));
        return out.toBytes();
    }
}
