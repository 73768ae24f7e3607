package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;

/**
 * SMB_COM_TRANSACTION_SECONDARY request, [MS-CIFS] 2.2.4.34.1: a further message of a transaction. It has no answer of its
 * own.
 *
 * @param totalParameterCount may be smaller than the primary said; the smallest value wins
 * @param totalDataCount likewise
 * @param parameterDisplacement where {@code parameters} belong
 * @param dataDisplacement where {@code data} belong
 */
public record TransactionSecondaryRequest(
        int totalParameterCount,
        int totalDataCount,
        int parameterDisplacement,
        byte[] parameters,
        int dataDisplacement,
        byte[] data)
        implements SmbRequest {

    public static TransactionSecondaryRequest decode(RequestBlock block) throws MalformedMessage {
        WireReader words = block.words(8);
        int totalParameterCount = words.u16();
        int totalDataCount = words.u16();
        int parameterCount = words.u16();
        int parameterOffset = words.u16();
        int parameterDisplacement = words.u16();
        int dataCount = words.u16();
        int dataOffset = words.u16();
        int dataDisplacement = words.u16();
        return new TransactionSecondaryRequest(
                totalParameterCount,
                totalDataCount,
                parameterDisplacement,
                block.part(parameterOffset, parameterCount),
                dataDisplacement,
                block.part(dataOffset, dataCount));
    }
}
