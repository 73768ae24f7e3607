package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;

/**
 * The first, and mostly the only, message of a transaction of any {@link TransactionKind}: SMB_COM_TRANSACTION,
 * SMB_COM_TRANSACTION2 and SMB_COM_NT_TRANSACT requests, [MS-CIFS] 2.2.4.33.1, 2.2.4.46.1 and 2.2.4.62.1.
 *
 * @param function the first setup word or, of NT_TRANSACT, the function code; {@link #NO_FUNCTION} without either
 * @param totalParameterCount bytes of parameters in all messages of the transaction
 * @param totalDataCount bytes of data in all messages
 * @param maxParameterCount most bytes of parameters that the client takes back
 * @param maxDataCount most bytes of data that the client takes back
 * @param maxSetupCount most setup words that the client takes back
 * @param flags {@link #DISCONNECT_TID}, {@link #NO_RESPONSE}; NT_TRANSACT has none
 * @param timeoutMillis how long the client is ready to wait; NT_TRANSACT does not tell
 * @param setup setup words
 * @param name such as {@code \PIPE\} or {@code \PIPE\LANMAN}; of SMB_COM_TRANSACTION only
 * @param parameters those of this message
 * @param data those of this message
 */
public record TransactionRequest(
        TransactionKind kind,
        int function,
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

    /** A transaction without setup words. */
    public static final int NO_FUNCTION = -1;

    private static final int FIXED_WORDS = 14;
    private static final int FIXED_NT_WORDS = 19;

    /** SMB_COM_TRANSACTION. */
    public static TransactionRequest decode(RequestBlock block) throws MalformedMessage {
        return decode(block, TransactionKind.TRANSACTION);
    }

    /** SMB_COM_TRANSACTION2. */
    public static TransactionRequest decodeTransaction2(RequestBlock block) throws MalformedMessage {
        TransactionRequest request = decode(block, TransactionKind.TRANSACTION2);
        if (request.function == NO_FUNCTION) {
            throw new MalformedMessage(Reason.BAD_WORD_COUNT, SmbHeader.LENGTH);
        }
        return request;
    }

    private static TransactionRequest decode(RequestBlock block, TransactionKind kind) throws MalformedMessage {
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
        int[] setup = setup(words, setupCount);
        return new TransactionRequest(
                kind,
                setupCount == 0 ? NO_FUNCTION : setup[0],
                totalParameterCount,
                totalDataCount,
                maxParameterCount,
                maxDataCount,
                maxSetupCount,
                flags,
                timeoutMillis,
                setup,
                kind == TransactionKind.TRANSACTION ? block.string(block.data()) : "",
                block.part(parameterOffset, parameterCount),
                block.part(dataOffset, dataCount));
    }

    /** SMB_COM_NT_TRANSACT; counts above 2<sup>31</sup>-1 are taken for that. */
    public static TransactionRequest decodeNtTransact(RequestBlock block) throws MalformedMessage {
        WireReader words = block.wordsAtLeast(FIXED_NT_WORDS);
        int maxSetupCount = words.u8();
        words.skip(2);
        int totalParameterCount = clamped(words);
        int totalDataCount = clamped(words);
        int maxParameterCount = clamped(words);
        int maxDataCount = clamped(words);
        int parameterCount = words.i32();
        int parameterOffset = words.i32();
        int dataCount = words.i32();
        int dataOffset = words.i32();
        int setupCount = words.u8();
        int function = words.u16();
        block.words(FIXED_NT_WORDS + setupCount);
        return new TransactionRequest(
                TransactionKind.NT_TRANSACT,
                function,
                totalParameterCount,
                totalDataCount,
                maxParameterCount,
                maxDataCount,
                maxSetupCount,
                0,
                0,
                setup(words, setupCount),
                "",
                block.part(parameterOffset, parameterCount),
                block.part(dataOffset, dataCount));
    }

    private static int[] setup(WireReader words, int setupCount) throws MalformedMessage {
        int[] setup = new int[setupCount];
        for (int i = 0; i < setupCount; i++) {
            setup[i] = words.u16();
        }
        return setup;
    }

    static int clamped(WireReader words) throws MalformedMessage {
        return (int) Math.min(words.u32(), Integer.MAX_VALUE);
    }

    /** Whether no secondary message is due. */
    public boolean isWhole() {
        return parameters.length >= totalParameterCount && data.length >= totalDataCount;
    }

    /** The same transaction with everything that its secondary messages brought. */
    public TransactionRequest assembled(byte[] allParameters, byte[] allData) {
        return new TransactionRequest(
                kind,
                function,
                allParameters.length,
                allData.length,
                maxParameterCount,
                maxDataCount,
                maxSetupCount,
                flags,
                timeoutMillis,
                setup,
                name,
                allParameters,
                allData);
    }

    /** The setup words as bytes, for functions that keep other things than words in them. */
    public WireReader setupBytes() {
        WireWriter bytes = WireWriter.create();
        for (int word : setup) {
            bytes.u16(word);
        }
        return WireReader.of(bytes.toBytes());
    }
}
