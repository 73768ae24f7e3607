package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;

/**
 * A command without words whose bytes mean nothing: SMB_COM_TREE_DISCONNECT, SMB_COM_PROCESS_EXIT and SMB_COM_NT_CANCEL,
 * [MS-CIFS] 2.2.4.51, 2.2.4.18 and 2.2.4.65.
 */
public record EmptyRequest() implements SmbRequest {
    public static EmptyRequest decode(RequestBlock block) throws MalformedMessage {
        block.words(0);
        return new EmptyRequest();
    }
}
