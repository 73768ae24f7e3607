package io.nethood.smb.wire;

/** ResourceType and NMPipeStatus of an opened pipe, [MS-CIFS] 2.2.1.3 and 2.2.4.64.2. */
public final class PipeStatus {
    /** ResourceType: a message-mode pipe. */
    public static final int RESOURCE_MESSAGE_PIPE = 2;

    /** Blocking reads (bit 15 clear), message type and read mode, the server's end, any number of instances. */
    public static final int MESSAGE_MODE = 0x05FF;

    /** Bit 15 of SetNmPipeState: reads of an empty pipe return at once. */
    public static final int NON_BLOCKING = 0x8000;

    /** Bits 8-9 of SetNmPipeState: 1 reads whole messages, 0 a stream of bytes. */
    public static final int READ_MODE_MESSAGE = 0x0100;

    private PipeStatus() {}

    /** NMPipeStatus of a pipe in these modes. */
    public static int of(boolean blocking, boolean messageReads) {
        int status = MESSAGE_MODE & ~READ_MODE_MESSAGE;
        return status | (blocking ? 0 : NON_BLOCKING) | (messageReads ? READ_MODE_MESSAGE : 0);
    }
}
