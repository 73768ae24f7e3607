package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;

/**
 * SMB_COM_OPEN_PRINT_FILE request, [MS-CIFS] 2.2.4.67.1. It is answered as SMB_COM_CREATE is.
 *
 * @param setupLength bytes at the beginning of the job that set the printer up
 * @param mode {@link #TEXT} or {@link #GRAPHICS}
 * @param identifier what the client calls the job
 */
public record OpenPrintFileRequest(int setupLength, int mode, String identifier) implements SmbRequest {
    /** The server may expand tabulators. */
    public static final int TEXT = 0;

    /** The bytes are left alone. */
    public static final int GRAPHICS = 1;

    public static OpenPrintFileRequest decode(RequestBlock block) throws MalformedMessage {
        WireReader words = block.words(2);
        return new OpenPrintFileRequest(words.u16(), words.u16(), block.path(block.data()));
    }
}
