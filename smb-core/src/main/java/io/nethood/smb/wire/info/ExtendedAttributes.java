package io.nethood.smb.wire.info;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;

/**
 * Lists of extended attributes: packed and counted as OS/2 has them ([MS-CIFS] 2.2.1.2.1 and 2.2.1.2.2), or chained as NT
 * does ([MS-FSCC] 2.4.16). Whether a name is allowed is not asked here.
 */
public final class ExtendedAttributes {
    /** Bytes of all attributes of a file. */
    public static final int MOST_LIST_BYTES = 0x1_0000;

    private static final int LIST_HEADER = 4;
    private static final int FEA_HEADER = 4;
    private static final int FULL_EA_HEADER = 8;
    private static final int GET_EA_HEADER = 5;
    private static final int BOUNDARY = 4;

    /** Names are bytes; this one maps each to a character and back. */
    private static final Charset NAME_BYTES = StandardCharsets.ISO_8859_1;

    private ExtendedAttributes() {}

    /** Bytes of SMB_FEA_LIST; 4 for an empty one. */
    public static int listSize(List<ExtendedAttribute> attributes) {
        int size = LIST_HEADER;
        for (ExtendedAttribute attribute : attributes) {
            size += FEA_HEADER + attribute.name().length() + 1 + attribute.value().length;
        }
        return size;
    }

    /** What levels tell as the size of the extended attributes: 0 when there is none, else that of SMB_FEA_LIST. */
    public static int eaSize(List<ExtendedAttribute> attributes) {
        return attributes.isEmpty() ? 0 : listSize(attributes);
    }

    /** Writes SMB_FEA_LIST. */
    public static void encodeList(List<ExtendedAttribute> attributes, WireWriter out) {
        out.u32(listSize(attributes));
        for (ExtendedAttribute attribute : attributes) {
            encodeBody(attribute, out);
        }
    }

    /** Reads SMB_FEA_LIST; bytes behind it are left. */
    public static List<ExtendedAttribute> decodeList(WireReader in) throws MalformedMessage {
        WireReader list = countedList(in);
        List<ExtendedAttribute> attributes = new ArrayList<>();
        while (list.remaining() > 0) {
            attributes.add(decodeBody(list));
        }
        return attributes;
    }

    /** Writes SMB_GEA_LIST. */
    public static void encodeNames(List<String> names, WireWriter out) {
        int start = out.position();
        out.u32(0);
        for (String name : names) {
            out.u8(name.length()).oemString(name, NAME_BYTES);
        }
        out.patchU32(start, out.position() - start);
    }

    /** Reads the names of SMB_GEA_LIST. */
    public static List<String> decodeNames(WireReader in) throws MalformedMessage {
        WireReader list = countedList(in);
        List<String> names = new ArrayList<>();
        while (list.remaining() > 0) {
            names.add(name(list, list.u8()));
        }
        return names;
    }

    /** Writes a chain of FILE_FULL_EA_INFORMATION; no bytes when there is none. */
    public static void encodeFull(List<ExtendedAttribute> attributes, WireWriter out) {
        EntryChain chain = new EntryChain(out, BOUNDARY);
        for (ExtendedAttribute attribute : attributes) {
            encodeBody(attribute, chain.next());
        }
    }

    /** Reads a chain of FILE_FULL_EA_INFORMATION, which nothing may follow but padding. */
    public static List<ExtendedAttribute> decodeFull(WireReader in) throws MalformedMessage {
        return decodeChain(in, FULL_EA_HEADER, ExtendedAttributes::decodeBody);
    }

    /** Reads the names of a chain of FILE_GET_EA_INFORMATION. */
    public static List<String> decodeGet(WireReader in) throws MalformedMessage {
        return decodeChain(in, GET_EA_HEADER, entry -> name(entry, entry.u8()));
    }

    /** Each entry lies inside what its NextEntryOffset spans, so a chain can only move forward. */
    private static <T> List<T> decodeChain(WireReader in, int header, EntryDecoder<T> decoder) throws MalformedMessage {
        List<T> entries = new ArrayList<>();
        while (in.remaining() > 0) {
            int start = in.position();
            int next = in.i32();
            if (next != 0 && (next < header || next % BOUNDARY != 0)) {
                throw new MalformedMessage(Reason.BAD_CHAIN, start);
            }
            WireReader entry = in.slice(next == 0 ? in.remaining() : next - Integer.BYTES);
            entries.add(decoder.decode(entry));
            if (next == 0) {
                break;
            }
        }
        return entries;
    }

    /** SizeOfListInBytes counts itself. */
    private static WireReader countedList(WireReader in) throws MalformedMessage {
        int start = in.position();
        int size = in.count32(MOST_LIST_BYTES);
        if (size < LIST_HEADER) {
            throw new MalformedMessage(Reason.BAD_VALUE, start);
        }
        return in.slice(size - LIST_HEADER);
    }

    private static void encodeBody(ExtendedAttribute attribute, WireWriter out) {
        out.u8(attribute.flags())
                .u8(attribute.name().length())
                .u16(attribute.value().length)
                .oemString(attribute.name(), NAME_BYTES)
                .bytes(attribute.value());
    }

    private static ExtendedAttribute decodeBody(WireReader in) throws MalformedMessage {
        int flags = in.u8();
        int nameLength = in.u8();
        int valueLength = in.u16();
        String name = name(in, nameLength);
        return new ExtendedAttribute(flags, name, in.bytes(valueLength));
    }

    /** A name of {@code length} bytes and the NUL behind it. */
    private static String name(WireReader in, int length) throws MalformedMessage {
        int start = in.position();
        String name = new String(in.bytes(length), NAME_BYTES);
        if (in.u8() != 0 || name.indexOf('\0') >= 0) {
            throw new MalformedMessage(Reason.BAD_NAME, start);
        }
        return name;
    }

    @FunctionalInterface
    private interface EntryDecoder<T> {
        T decode(WireReader entry) throws MalformedMessage;
    }
}
