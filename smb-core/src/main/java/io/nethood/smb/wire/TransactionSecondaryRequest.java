package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;

/**
 * A further message of a transaction, which has no answer of its own: SMB_COM_TRANSACTION_SECONDARY,
 * SMB_COM_TRANSACTION2_SECONDARY and SMB_COM_NT_TRANSACT_SECONDARY requests, [MS-CIFS] 2.2.4.34.1, 2.2.4.47.1 and
 * 2.2.4.63.1.
 *
 * @param totalParameterCount may be smaller than the primary said; the smallest value wins
 * @param totalDataCount likewise
 * @param parameterDisplacement where {@code parameters} belong
 * @param dataDisplacement where {@code data} belong
 */
public record TransactionSecondaryRequest(
        TransactionKind kind,
        int totalParameterCount,
        int totalDataCount,
        int parameterDisplacement,
        byte[] parameters,
        int dataDisplacement,
        byte[] data)
        implements SmbRequest {

    /** SMB_COM_TRANSACTION_SECONDARY. */
    public static TransactionSecondaryRequest decode(RequestBlock block) throws MalformedMessage {
        return decode(block, TransactionKind.TRANSACTION, block.words(8));
    }

    /** SMB_COM_TRANSACTION2_SECONDARY; its last word, a FID, means nothing. */
    public static TransactionSecondaryRequest decodeTransaction2(RequestBlock block) throws MalformedMessage {
        return decode(block, TransactionKind.TRANSACTION2, block.words(9));
    }

    private static TransactionSecondaryRequest decode(RequestBlock block, TransactionKind kind, WireReader words)
            throws MalformedMessage {
        int totalParameterCount = words.u16();
        int totalDataCount = words.u16();
        int parameterCount = words.u16();
        int parameterOffset = words.u16();
        int parameterDisplacement = words.u16();
        int dataCount = words.u16();
        int dataOffset = words.u16();
        int dataDisplacement = words.u16();
        return new TransactionSecondaryRequest(
                kind,
                totalParameterCount,
                totalDataCount,
                parameterDisplacement,
                block.part(parameterOffset, parameterCount),
                dataDisplacement,
                block.part(dataOffset, dataCount));
    }

    /** SMB_COM_NT_TRANSACT_SECONDARY. */
    public static TransactionSecondaryRequest decodeNtTransact(RequestBlock block) throws MalformedMessage {
        WireReader words = block.words(18);
        words.skip(3);
        int totalParameterCount = TransactionRequest.clamped(words);
        int totalDataCount = TransactionRequest.clamped(words);
        int parameterCount = words.i32();
        int parameterOffset = words.i32();
        int parameterDisplacement = words.i32();
        int dataCount = words.i32();
        int dataOffset = words.i32();
        int dataDisplacement = words.i32();
        return new TransactionSecondaryRequest(
                TransactionKind.NT_TRANSACT,
                totalParameterCount,
                totalDataCount,
                parameterDisplacement,
                block.part(parameterOffset, parameterCount),
                dataDisplacement,
                block.part(dataOffset, dataCount));
    }
}
