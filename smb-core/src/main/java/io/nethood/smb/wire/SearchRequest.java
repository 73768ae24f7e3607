package io.nethood.smb.wire;

import java.util.List;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;
import org.jspecify.annotations.Nullable;

/**
 * SMB_COM_SEARCH, SMB_COM_FIND, SMB_COM_FIND_UNIQUE and SMB_COM_FIND_CLOSE requests, [MS-CIFS] 2.2.4.58.1, 2.2.4.59.1,
 * 2.2.4.60.1 and 2.2.4.61.1.
 *
 * @param maxCount most entries wanted
 * @param searchAttributes which files besides the normal ones are wanted; the volume label alone is a question for it
 * @param path with wildcards, relative to the share; empty when a search goes on
 * @param resumeKey where a search goes on; null to begin one
 */
public record SearchRequest(
        int maxCount,
        int searchAttributes,
        String path,
        @Nullable ResumeKey resumeKey) implements SmbRequest {
    public static SearchRequest decode(RequestBlock block) throws MalformedMessage {
        WireReader words = block.words(2);
        int maxCount = words.u16();
        int searchAttributes = words.u16();
        WireReader data = block.data();
        String path = block.path(data);
        return new SearchRequest(maxCount, searchAttributes, path, resumeKey(data));
    }

    /** A key of no bytes begins a search, and so does none at all. */
    private static @Nullable ResumeKey resumeKey(WireReader data) throws MalformedMessage {
        if (data.remaining() == 0) {
            return null;
        }
        RequestBlock.bufferFormat(data, RequestBlock.VARIABLE_BLOCK);
        int lengthAt = data.position();
        if (data.u16() == 0) {
            return null;
        }
        data.seek(lengthAt);
        return ResumeKey.decode(data);
    }

    /**
     * SMB_Directory_Information, [MS-CIFS] 2.2.4.58.2.
     *
     * @param fileAttributes the low byte of them
     * @param fileSize bytes in the file, the low 32 bits of them
     * @param fileName in 8.3 form, 12 characters at most
     */
    public record Entry(
            ResumeKey resumeKey, int fileAttributes, DosDateTime lastWrite, long fileSize, String fileName) {
        /** Bytes of an entry. */
        public static final int LENGTH = 43;

        private static final int NAME_BYTES = 13;

        private void encode(ResponseWriter out) {
            resumeKey.encode(out.out());
            out.out()
                    .u8(fileAttributes & 0xFF)
                    .u16(lastWrite.time())
                    .u16(lastWrite.date())
                    .u32((int) fileSize);
            out.oemField(fileName, NAME_BYTES);
        }
    }

    /** The answer to SEARCH, FIND and FIND_UNIQUE; to FIND_CLOSE it is one without entries. */
    public record Response(List<Entry> entries) implements SmbResponse {
        public Response {
            entries = List.copyOf(entries);
        }

        @Override
        public void encode(ResponseWriter out) {
            out.out().u16(entries.size());
            out.beginData().out().u8(RequestBlock.VARIABLE_BLOCK).u16(entries.size() * Entry.LENGTH);
            for (Entry entry : entries) {
                entry.encode(out);
            }
        }
    }

    /** How many entries fit into a message of at most {@code maxBufferSize} bytes. */
    public static int mostEntries(int maxBufferSize) {
        return Math.max(0, (maxBufferSize - SmbHeader.SMALLEST_MESSAGE - 2 - 3) / Entry.LENGTH);
    }
}
