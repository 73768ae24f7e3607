package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.nethood.wire.WireReader;

/** SMB_COM_SESSION_SETUP_ANDX request, [MS-CIFS] 2.2.4.53.1 and [MS-SMB] 2.2.4.6.1. */
public sealed interface SessionSetupAndxRequest extends SmbRequest {
    /** Largest message the client takes, in bytes. */
    int maxBufferSize();

    /** Most requests the client keeps outstanding. */
    int maxMpxCount();

    /** 0: the client has started anew and its other connections are stale. */
    int vcNumber();

    String nativeOs();

    String nativeLanMan();

    /** What both forms begin with. */
    record Common(int maxBufferSize, int maxMpxCount, int vcNumber, String nativeOs, String nativeLanMan) {}

    /** 13 words: the password responses stand in the message. */
    record Password(
            Common common, byte[] oemPassword, byte[] unicodePassword, int capabilities, String account, String domain)
            implements SessionSetupAndxRequest {
        @Override
        public int maxBufferSize() {
            return common.maxBufferSize;
        }

        @Override
        public int maxMpxCount() {
            return common.maxMpxCount;
        }

        @Override
        public int vcNumber() {
            return common.vcNumber;
        }

        @Override
        public String nativeOs() {
            return common.nativeOs;
        }

        @Override
        public String nativeLanMan() {
            return common.nativeLanMan;
        }
    }

    /** 12 words: a security blob, one leg of several. */
    record Blob(Common common, byte[] securityBlob, int capabilities) implements SessionSetupAndxRequest {
        @Override
        public int maxBufferSize() {
            return common.maxBufferSize;
        }

        @Override
        public int maxMpxCount() {
            return common.maxMpxCount;
        }

        @Override
        public int vcNumber() {
            return common.vcNumber;
        }

        @Override
        public String nativeOs() {
            return common.nativeOs;
        }

        @Override
        public String nativeLanMan() {
            return common.nativeLanMan;
        }
    }

    static SessionSetupAndxRequest decode(RequestBlock block) throws MalformedMessage {
        return switch (block.wordCount()) {
            case 12 -> decodeBlob(block);
            case 13 -> decodePassword(block);
            default -> throw new MalformedMessage(Reason.BAD_WORD_COUNT, SmbHeader.LENGTH);
        };
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
