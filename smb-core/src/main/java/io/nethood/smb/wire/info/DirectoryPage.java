package io.nethood.smb.wire.info;

import java.nio.charset.Charset;

import io.nethood.smb.file.store.FileAttributes;
import io.nethood.smb.wire.DosDateTime;
import io.nethood.wire.Utf16;
import io.nethood.wire.WireWriter;
import io.netty.buffer.ByteBuf;

/**
 * The entries of one TRANS2_FIND_FIRST2 or TRANS2_FIND_NEXT2 response ([MS-CIFS] 2.2.6.2.2), written straight into the
 * buffer of the answer. One owner fills it; nothing is allocated for an entry with a Unicode name.
 *
 * <pre>
 * NT:     | next | 0 | times, sizes, attributes | name length | ... | name | to 8 bytes, when another follows
 * LANMAN: [resume key] | times of DOS, sizes, attributes | ... | name length, 1 byte | name | NUL
 * </pre>
 *
 * <p>How names end is told by what clients of Windows read, not by [MS-CIFS]: NT's levels count the NUL of an OEM name and
 * give a Unicode name none; LANMAN's count none, and of them only SMB_INFO_STANDARD aligns a Unicode name and ends it with
 * a whole character.
 */
public final class DirectoryPage {
    private static final int BOUNDARY = 8;
    private static final int RESUME_KEY_BYTES = 4;
    private static final int MOST_LANMAN_NAME_BYTES = 0xFF;

    private final FindLevel level;
    private final ByteBuf out;
    private final int base;
    private final int roomBytes;
    private final boolean resumeKeys;
    private final boolean unicode;
    private final Charset codePage;
    private int lastEntry;
    private int count;

    /**
     * A page without entries at the writer index of {@code out}, which the caller owns.
     *
     * @param roomBytes most bytes that all entries may take
     * @param resumeKeys SMB_FIND_RETURN_RESUME_KEYS; of no meaning in NT's levels
     * @param unicode whether names are, as the header says
     * @param codePage of names that are not
     */
    public DirectoryPage(
            FindLevel level, ByteBuf out, int roomBytes, boolean resumeKeys, boolean unicode, Charset codePage) {
        this.level = level;
        this.out = out;
        this.base = out.writerIndex();
        this.roomBytes = roomBytes;
        this.resumeKeys = resumeKeys;
        this.unicode = unicode;
        this.codePage = codePage;
    }

    /**
     * Appends an entry, or returns false and changes nothing when it does not fit. An entry whose name LANMAN's levels
     * cannot count is passed over.
     */
    public boolean add(DirectoryEntry entry) {
        byte[] oemName = unicode ? NO_BYTES : entry.name().getBytes(codePage);
        int nameBytes = unicode ? 2 * entry.name().length() : oemName.length;
        if (level.isLanman()) {
            return nameBytes > MOST_LANMAN_NAME_BYTES || addLanman(entry, oemName, nameBytes);
        }
        return addNt(entry, oemName, nameBytes);
    }

    /** How many entries there are. */
    public int count() {
        return count;
    }

    /** Where the last entry begins, in bytes from the first one; 0 without entries. */
    public int lastEntryOffset() {
        return lastEntry;
    }

    /** Bytes of all entries. */
    public int size() {
        return out.writerIndex() - base;
    }

    private boolean addNt(DirectoryEntry entry, byte[] oemName, int nameBytes) {
        int padding = -size() & (BOUNDARY - 1);
        int countedBytes = unicode ? nameBytes : nameBytes + 1;
        if (!reserve(padding + level.fixedBytes() + countedBytes)) {
            return false;
        }
        out.writeZero(padding);
        int start = size();
        if (start != lastEntry) {
            out.setIntLE(base + lastEntry, start - lastEntry);
            lastEntry = start;
        }
        out.writeLongLE(0);
        if (level.needsAttributes()) {
            out.writeLongLE(entry.created());
            out.writeLongLE(entry.accessed());
            out.writeLongLE(entry.written());
            out.writeLongLE(entry.changed());
            out.writeLongLE(entry.size());
            out.writeLongLE(entry.allocated());
            out.writeIntLE(entry.attributes());
        }
        out.writeIntLE(countedBytes);
        if (level.needsEaSize()) {
            out.writeIntLE(entry.eaSize());
        }
        writeShortNameAndId(entry);
        writeName(entry.name(), oemName);
        out.writeZero(countedBytes - nameBytes);
        count++;
        return true;
    }

    private void writeShortNameAndId(DirectoryEntry entry) {
        if (level.needsShortName()) {
            String shortName = entry.shortName();
            out.writeShortLE(2 * shortName.length());
            Utf16.encodeInto(shortName, out);
            out.writeZero(2 * (DirectoryEntry.MOST_SHORT_NAME_UNITS - shortName.length()));
        }
        if (level == FindLevel.FILE_ID_FULL_DIRECTORY) {
            out.writeIntLE(0);
            out.writeLongLE(entry.indexNumber());
        } else if (level == FindLevel.FILE_ID_BOTH_DIRECTORY) {
            out.writeShortLE(0);
            out.writeLongLE(entry.indexNumber());
        }
    }

    private boolean addLanman(DirectoryEntry entry, byte[] oemName, int nameBytes) {
        int beforeName = (resumeKeys ? RESUME_KEY_BYTES : 0)
                + level.fixedBytes()
                + (level.needsEas() ? ExtendedAttributes.listSize(entry.eas()) : 0);
        boolean wholeCharacters = unicode && level == FindLevel.INFO_STANDARD;
        int padding = wholeCharacters ? size() + beforeName & 1 : 0;
        int terminator = wholeCharacters ? 2 : 1;
        if (!reserve(beforeName + padding + nameBytes + terminator)) {
            return false;
        }
        lastEntry = size();
        if (resumeKeys) {
            out.writeIntLE(entry.resumeKey());
        }
        out.writeIntLE(DosDateTime.packed(entry.created()));
        out.writeIntLE(DosDateTime.packed(entry.accessed()));
        out.writeIntLE(DosDateTime.packed(entry.written()));
        out.writeIntLE(QueryLevel.clamp32(entry.size()));
        out.writeIntLE(QueryLevel.clamp32(entry.allocated()));
        out.writeShortLE(entry.attributes() & FileAttributes.DOS);
        if (level.needsEaSize()) {
            out.writeIntLE(entry.eaSize());
        } else if (level.needsEas()) {
            ExtendedAttributes.encodeList(entry.eas(), WireWriter.appendingTo(out));
        }
        out.writeByte(nameBytes);
        out.writeZero(padding);
        writeName(entry.name(), oemName);
        out.writeZero(terminator);
        count++;
        return true;
    }

    private boolean reserve(int bytes) {
        if (size() + bytes > roomBytes) {
            return false;
        }
        out.ensureWritable(bytes);
        return true;
    }

    private void writeName(String name, byte[] oemName) {
        if (unicode) {
            Utf16.encodeInto(name, out);
        } else {
            out.writeBytes(oemName);
        }
    }

    private static final byte[] NO_BYTES = {};
}
