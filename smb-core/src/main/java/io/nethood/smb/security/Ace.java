package io.nethood.smb.security;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;

/**
 * One entry of an access control list, [MS-DTYP] 2.4.4.
 *
 * @param flags who inherits it and when it is audited: 8 bits, those below and the two of auditing
 * @param mask rights that it gives, denies or has audited
 * @param sid whom it is about
 */
public record Ace(Type type, int flags, int mask, Sid sid) {
    /** Files below inherit it. */
    public static final int OBJECT_INHERIT = 0x01;

    /** Directories below inherit it. */
    public static final int CONTAINER_INHERIT = 0x02;

    /** Whoever inherits it does not pass it on. */
    public static final int NO_PROPAGATE = 0x04;

    /** It says nothing about the object that has it. */
    public static final int INHERIT_ONLY = 0x08;

    /** It was inherited. */
    public static final int INHERITED = 0x10;

    static final int SMALLEST = 8 + 8;

    private static final int HEADER = 8;
    private static final int INHERITS = OBJECT_INHERIT | CONTAINER_INHERIT;
    private static final int INHERITANCE = INHERITS | NO_PROPAGATE | INHERIT_ONLY;

    /** The types that access control of files knows. */
    public enum Type {
        ALLOWED(0),
        DENIED(1),
        AUDIT(2);

        private final int code;

        Type(int code) {
            this.code = code;
        }

        private static Type read(WireReader in) throws MalformedMessage {
            int start = in.position();
            int code = in.u8();
            for (Type type : values()) {
                if (type.code == code) {
                    return type;
                }
            }
            throw new MalformedMessage(Reason.BAD_VALUE, start);
        }
    }

    public Ace {
        if (flags >>> 8 != 0) {
            throw new IllegalArgumentException("flags: " + flags + " (expected: 0..255)");
        }
    }

    /** An entry that gives {@code mask} to {@code sid}. */
    public static Ace allow(int flags, int mask, Sid sid) {
        return new Ace(Type.ALLOWED, flags, mask, sid);
    }

    /** An entry that denies {@code mask} to {@code sid}. */
    public static Ace deny(int flags, int mask, Sid sid) {
        return new Ace(Type.DENIED, flags, mask, sid);
    }

    public boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** Whether anything below may inherit it. */
    boolean inheritable() {
        return has(INHERITS);
    }

    /** The same, about its own object only. */
    Ace withoutInheritance() {
        return withFlags(flags & ~INHERITANCE);
    }

    Ace withFlags(int newFlags) {
        return new Ace(type, newFlags, mask, sid);
    }

    Ace withMask(int newMask) {
        return new Ace(type, flags, newMask, sid);
    }

    Ace withSid(Sid newSid) {
        return new Ace(type, flags, mask, newSid);
    }

    /** Bytes on the wire. */
    int size() {
        return HEADER + sid.size();
    }

    static Ace decode(WireReader in) throws MalformedMessage {
        int start = in.position();
        Type type = Type.read(in);
        int flags = in.u8();
        int size = in.u16();
        if (size < SMALLEST || size - 4 > in.remaining()) {
            throw new MalformedMessage(Reason.OUT_OF_BOUNDS, start + 2);
        }
        WireReader body = in.slice(size - 4);
        return new Ace(type, flags, body.i32(), Sid.decode(body));
    }

    void encode(WireWriter out) {
        out.u8(type.code).u8(flags).u16(size()).u32(mask);
        sid.encode(out);
    }
}
