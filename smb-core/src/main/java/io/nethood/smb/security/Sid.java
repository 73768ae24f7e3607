package io.nethood.smb.security;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;

/**
 * A security identifier, [MS-DTYP] 2.4.2.
 *
 * @param authority who issued it, 48 bits
 * @param subAuthorities 32-bit numbers, at most {@value #MAX_SUB_AUTHORITIES}; the last one is the relative identifier
 */
public record Sid(long authority, ImmutableList<Integer> subAuthorities) {
    public static final int MAX_SUB_AUTHORITIES = 15;

    private static final int REVISION = 1;
    private static final int AUTHORITY_BYTES = 6;
    private static final long LARGEST_AUTHORITY = 0xFFFF_FFFF_FFFFL;
    private static final Pattern TEXT = Pattern.compile("S-1-(\\d{1,10}|0x[0-9A-Fa-f]{12})((?:-\\d{1,10}){0,15})");

    public Sid {
        if (authority < 0 || authority > LARGEST_AUTHORITY) {
            throw new IllegalArgumentException("authority: " + authority + " (expected: 48 bits)");
        }
        if (subAuthorities.size() > MAX_SUB_AUTHORITIES) {
            throw new IllegalArgumentException(
                    "sub-authorities: " + subAuthorities.size() + " (expected: 0.." + MAX_SUB_AUTHORITIES + ")");
        }
    }

    public static Sid of(long authority, int... subAuthorities) {
        return new Sid(authority, ImmutableList.copyOf(Ints.asList(subAuthorities)));
    }

    /** From its text form, such as {@code S-1-5-32-544} ([MS-DTYP] 2.4.2.1); empty when it is none. */
    public static Optional<Sid> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        ImmutableList.Builder<Integer> subAuthorities = ImmutableList.builder();
        for (String number : Splitter.on('-').omitEmptyStrings().split(matcher.group(2))) {
            long value = Long.parseLong(number);
            if (value > 0xFFFF_FFFFL) {
                return Optional.empty();
            }
            subAuthorities.add((int) value);
        }
        return Optional.of(new Sid(Long.decode(matcher.group(1)), subAuthorities.build()));
    }

    /** Reads the packet form, [MS-DTYP] 2.4.2.2, in the reader's byte order. */
    public static Sid decode(WireReader in) throws MalformedMessage {
        int start = in.position();
        if (in.u8() != REVISION) {
            throw new MalformedMessage(Reason.BAD_MAGIC, start);
        }
        int count = in.u8();
        if (count > MAX_SUB_AUTHORITIES) {
            throw new MalformedMessage(Reason.TOO_LONG, start + 1);
        }
        long authority = 0;
        for (int i = 0; i < AUTHORITY_BYTES; i++) {
            authority = authority << 8 | in.u8();
        }
        ImmutableList.Builder<Integer> subAuthorities = ImmutableList.builder();
        for (int i = 0; i < count; i++) {
            subAuthorities.add(in.i32());
        }
        return new Sid(authority, subAuthorities.build());
    }

    /** Writes the packet form. */
    public void encode(WireWriter out) {
        out.u8(REVISION).u8(subAuthorities.size());
        for (int shift = 8 * (AUTHORITY_BYTES - 1); shift >= 0; shift -= 8) {
            out.u8((int) (authority >>> shift & 0xFF));
        }
        subAuthorities.forEach(out::u32);
    }

    /** Length of the packet form, in bytes. */
    public int size() {
        return 2 + AUTHORITY_BYTES + Integer.BYTES * subAuthorities.size();
    }

    /** The SID that {@code rid} names in the domain which this one identifies. */
    public Sid child(int rid) {
        return new Sid(
                authority,
                ImmutableList.<Integer>builder().addAll(subAuthorities).add(rid).build());
    }

    /** The domain's part; of a SID without sub-authorities, itself. */
    public Sid parent() {
        return new Sid(authority, subAuthorities.subList(0, Math.max(0, subAuthorities.size() - 1)));
    }

    /** The last sub-authority: the number within the domain; 0 without any. */
    public int rid() {
        return subAuthorities.isEmpty() ? 0 : subAuthorities.getLast();
    }

    /** The text form. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("S-1-");
        text.append(authority > 0xFFFF_FFFFL ? "0x%012X".formatted(authority) : Long.toString(authority));
        subAuthorities.forEach(value -> text.append('-').append(Integer.toUnsignedString(value)));
        return text.toString();
    }
}
