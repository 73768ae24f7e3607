package io.nethood.smb.wire.info;

import java.util.List;

import io.nethood.wire.Utf16;
import io.nethood.wire.WireWriter;

/**
 * The answer of FSCTL_SRV_ENUMERATE_SNAPSHOTS, [MS-SMB] 2.2.7.2.2.1.
 *
 * @param tokens previous versions, as {@code @GMT-2003.01.31-12.00.00}
 */
public record SnapshotList(List<String> tokens) {
    private static final int HEADER = 12;
    private static final int TERMINATOR = 2;

    public SnapshotList {
        tokens = List.copyOf(tokens);
    }

    /**
     * Appends the list; where it takes more than {@code mostBytes}, only how many there are and how much room they need,
     * which is how a client asks before it comes again.
     */
    public void encode(int mostBytes, WireWriter out) {
        int arrayBytes = TERMINATOR;
        for (String token : tokens) {
            arrayBytes += 2 * token.length() + TERMINATOR;
        }
        boolean fits = HEADER + arrayBytes <= mostBytes;
        out.u32(tokens.size()).u32(fits ? tokens.size() : 0).u32(arrayBytes);
        if (!fits) {
            return;
        }
        for (String token : tokens) {
            out.bytes(Utf16.encode(token)).zeros(TERMINATOR);
        }
        out.zeros(TERMINATOR);
    }
}
