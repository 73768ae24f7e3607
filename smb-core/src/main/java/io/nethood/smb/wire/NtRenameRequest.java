package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;

/**
 * SMB_COM_NT_RENAME request, [MS-CIFS] 2.2.4.66.1.
 *
 * @param searchAttributes which files besides the normal ones are meant
 * @param informationLevel {@link #SET_LINK_INFO} and others
 * @param oldPath relative to the share
 * @param newPath likewise
 */
public record NtRenameRequest(int searchAttributes, int informationLevel, String oldPath, String newPath)
        implements SmbRequest {
    /** Gives the file a second name. */
    public static final int SET_LINK_INFO = 0x0103;

    /** Renames the file in its place. */
    public static final int RENAME_FILE = 0x0104;

    /** Copies the file; NT does not. */
    public static final int MOVE_FILE = 0x0105;

    public static NtRenameRequest decode(RequestBlock block) throws MalformedMessage {
        WireReader words = block.words(4);
        int searchAttributes = words.u16();
        int informationLevel = words.u16();
        WireReader data = block.data();
        return new NtRenameRequest(searchAttributes, informationLevel, block.path(data), block.path(data));
    }
}
