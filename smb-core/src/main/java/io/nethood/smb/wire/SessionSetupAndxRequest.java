package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.nethood.wire.WireReader;

/** SMB_COM_SESSION_SETUP_ANDX request, [MS-CIFS] 2.2.4.53.1 and [MS-SMB] 2.2.4.6.1. */
public sealed interface SessionSetupAndxRequest extends SmbRequest {
    /** What both forms begin and end with. */
    Common common();

    /** CAP_* of the client; 0 in the form with 10 words. */
    int capabilities();

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
            case 10 -> decodePassword(block, block.words(10), false);
            case 12 -> decodeBlob(block, block.words(12));
            case 13 -> decodePassword(block, block.words(13), true);
            default -> throw new MalformedMessage(Reason.BAD_WORD_COUNT, SmbHeader.LENGTH);
        };
    }

    /** @param ofNt with a second password and capabilities; DOS clients leave out strings that they do not know, from the end */
    private static Password decodePassword(RequestBlock block, WireReader words, boolean ofNt) throws MalformedMessage {
        Sizes sizes = Sizes.decode(words);
        int oemLength = words.u16();
        int unicodeLength = ofNt ? words.u16() : 0;
        words.skip(4);
        int capabilities = ofNt ? words.i32() : 0;
        WireReader data = block.data();
        byte[] oemPassword = data.bytes(oemLength);
        byte[] unicodePassword = data.bytes(unicodeLength);
        String account = block.lenientString(data);
        String domain = block.lenientString(data);
        return new Password(sizes.with(block, data), oemPassword, unicodePassword, capabilities, account, domain);
    }

    private static Blob decodeBlob(RequestBlock block, WireReader words) throws MalformedMessage {
        Sizes sizes = Sizes.decode(words);
        int blobLength = words.u16();
        words.skip(4);
        int capabilities = words.i32();
        WireReader data = block.data();
        byte[] blob = data.bytes(blobLength);
        return new Blob(sizes.with(block, data), blob, capabilities);
    }

    /** The words that all forms begin with. */
    record Sizes(int maxBufferSize, int maxMpxCount, int vcNumber) {
        private static Sizes decode(WireReader words) throws MalformedMessage {
            words.skip(4);
            Sizes sizes = new Sizes(words.u16(), words.u16(), words.u16());
            words.skip(4);
            return sizes;
        }

        /** With the strings that all forms end with. */
        private Common with(RequestBlock block, WireReader data) throws MalformedMessage {
            return new Common(
                    maxBufferSize, maxMpxCount, vcNumber, block.lenientString(data), block.lenientString(data));
        }
    }
}
