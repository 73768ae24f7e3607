package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;

/**
 * SMB_COM_TRANSACTION request, [MS-CIFS] 2.2.4.33.1: the first, and mostly the only, message of a transaction.
 *
 * @param totalParameterCount bytes of parameters in all messages of the transaction
 * @param totalDataCount bytes of data in all messages
 * @param maxParameterCount most bytes of parameters that the client takes back
 * @param maxDataCount most bytes of data that the client takes back
 * @param maxSetupCount most setup words that the client takes back
 * @param flags {@link #DISCONNECT_TID}, {@link #NO_RESPONSE}
 * @param timeoutMillis how long the client is ready to wait
 * @param setup setup words
 * @param name such as {@code \PIPE\} or {@code \PIPE\LANMAN}
 * @param parameters those of this message
 * @param data those of this message
 */
public record TransactionRequest(
        int totalParameterCount,
        int totalDataCount,
        int maxParameterCount,
        int maxDataCount,
        int maxSetupCount,
        int flags,
        long timeoutMillis,
        int[] setup,
        String name,
        byte[] parameters,
        byte[] data)
        implements SmbRequest {
    public static final int DISCONNECT_TID = 0x0001;
    public static final int NO_RESPONSE = 0x0002;

    private static final int FIXED_WORDS = 14;

    public static TransactionRequest decode(RequestBlock block) throws MalformedMessage {
        WireReader words = block.wordsAtLeast(FIXED_WORDS);
        int totalParameterCount = words.u16();
        int totalDataCount = words.u16();
        int maxParameterCount = words.u16();
        int maxDataCount = words.u16();
        int maxSetupCount = words.u8();
        words.skip(1);
        int flags = words.u16();
        long timeoutMillis = words.u32();
        words.skip(2);
        int parameterCount = words.u16();
        int parameterOffset = words.u16();
        int dataCount = words.u16();
        int dataOffset = words.u16();
        int setupCount = words.u8();
        words.skip(1);
        block.words(FIXED_WORDS + setupCount);
        int[] setup = new int[setupCount];
        for (int i = 0; i < setupCount; i++) {
            setup[i] = words.u16();
        }
        return new TransactionRequest(
                totalParameterCount,
                totalDataCount,
                maxParameterCount,
                maxDataCount,
                maxSetupCount,
                flags,
                timeoutMillis,
                setup,
                block.string(block.data()),
                block.part(parameterOffset, parameterCount),
                block.part(dataOffset, dataCount));
    }
}
