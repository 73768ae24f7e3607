package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.nethood.wire.WireReader;

/** SMB_COM_SESSION_SETUP_ANDX request, [MS-CIFS] 2.2.4.53.1 and [MS-SMB] 2.2.4.6.1. */
public sealed interface SessionSetupAndxRequest extends SmbRequest {
    /** What both forms begin and end with. */
    Common common();

    /**
     * What both forms begin and end with.
     *
     * @param maxBufferSize largest message the client takes, in bytes
     * @param maxMpxCount most requests the client keeps outstanding
     * @param vcNumber 0: the client has started anew and its other connections are stale
     * @param nativeOs what the client calls its system
     * @param nativeLanMan what the client calls its LAN manager
     */
    record Common(int maxBufferSize, int maxMpxCount, int vcNumber, String nativeOs, String nativeLanMan) {}

    /**
     * 13 words, or 10 in LANMAN dialects: the password responses stand in the message.
     *
     * @param oemPassword the only password of the form with 10 words
     * @param capabilities of the client; 0 in the form with 10 words
     */
    record Password(
            Common common, byte[] oemPassword, byte[] unicodePassword, int capabilities, String account, String domain)
            implements SessionSetupAndxRequest {}

    /** 12 words: a security blob, one leg of several. */
    record Blob(Common common, byte[] securityBlob, int capabilities) implements SessionSetupAndxRequest {}

    static SessionSetupAndxRequest decode(RequestBlock block) throws MalformedMessage {
        return switch (block.wordCount()) {
            case 10 -> decodeLanMan(block);
            case 12 -> decodeBlob(block);
            case 13 -> decodePassword(block);
            default -> throw new MalformedMessage(Reason.BAD_WORD_COUNT, SmbHeader.LENGTH);
        };
    }

    private static Password decodeLanMan(RequestBlock block) throws MalformedMessage {
        WireReader words = block.words(10);
        words.skip(4);
        int maxBufferSize = words.u16();
        int maxMpxCount = words.u16();
        int vcNumber = words.u16();
        words.skip(4);
        int passwordLength = words.u16();
        WireReader data = block.data();
        byte[] password = data.bytes(passwordLength);
        // DOS clients leave out what they do not know, from the end.
        String account = block.lenientString(data);
        String domain = block.lenientString(data);
        Common common =
                new Common(maxBufferSize, maxMpxCount, vcNumber, block.lenientString(data), block.lenientString(data));
        return new Password(common, password, new byte[0], 0, account, domain);
    }

    private static Password decodePassword(RequestBlock block) throws MalformedMessage {
        WireReader words = block.words(13);
        words.skip(4);
        int maxBufferSize = words.u16();
        int maxMpxCount = words.u16();
        int vcNumber = words.u16();
        words.skip(4);
        int oemLength = words.u16();
        int unicodeLength = words.u16();
        words.skip(4);
        int capabilities = words.i32();
        WireReader data = block.data();
        byte[] oemPassword = data.bytes(oemLength);
        byte[] unicodePassword = data.bytes(unicodeLength);
        String account = block.lenientString(data);
        String domain = block.lenientString(data);
        Common common =
                new Common(maxBufferSize, maxMpxCount, vcNumber, block.lenientString(data), block.lenientString(data));
        return new Password(common, oemPassword, unicodePassword, capabilities, account, domain);
    }

    private static Blob decodeBlob(RequestBlock block) throws MalformedMessage {
        WireReader words = block.words(12);
        words.skip(4);
        int maxBufferSize = words.u16();
        int maxMpxCount = words.u16();
        int vcNumber = words.u16();
        words.skip(4);
        int blobLength = words.u16();
        words.skip(4);
        int capabilities = words.i32();
        WireReader data = block.data();
        byte[] blob = data.bytes(blobLength);
        Common common =
                new Common(maxBufferSize, maxMpxCount, vcNumber, block.lenientString(data), block.lenientString(data));
        return new Blob(common, blob, capabilities);
    }
}
