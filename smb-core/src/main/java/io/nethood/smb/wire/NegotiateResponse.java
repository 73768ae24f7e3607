package io.nethood.smb.wire;

import io.nethood.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/** SMB_COM_NEGOTIATE response, [MS-CIFS] 2.2.4.52.2 and [MS-SMB] 2.2.4.5.2. */
public sealed interface NegotiateResponse extends SmbResponse {
    int SECURITY_USER_LEVEL = 0x01;
    int SECURITY_CHALLENGE_RESPONSE = 0x02;
    int SECURITY_SIGNATURES_ENABLED = 0x04;
    int SECURITY_SIGNATURES_REQUIRED = 0x08;

    int CAP_RAW_MODE = 0x0000_0001;
    int CAP_UNICODE = 0x0000_0004;
    int CAP_LARGE_FILES = 0x0000_0008;
    int CAP_NT_SMBS = 0x0000_0010;
    int CAP_RPC_REMOTE_APIS = 0x0000_0020;
    int CAP_STATUS32 = 0x0000_0040;
    int CAP_LEVEL_II_OPLOCKS = 0x0000_0080;
    int CAP_LOCK_AND_READ = 0x0000_0100;
    int CAP_NT_FIND = 0x0000_0200;
    int CAP_INFOLEVEL_PASSTHRU = 0x0000_2000;
    int CAP_LARGE_READX = 0x0000_4000;
    int CAP_LARGE_WRITEX = 0x0000_8000;
    int CAP_EXTENDED_SECURITY = 0x8000_0000;

    /**
     * The core form: nothing but the choice.
     *
     * @param dialectIndex position in the client's list, or {@link #NO_COMMON_DIALECT}
     */
    record Core(int dialectIndex) implements NegotiateResponse {
        /** None of the client's dialects is spoken here. */
        public static final int NO_COMMON_DIALECT = 0xFFFF;

        @Override
        public void encode(ResponseWriter out) {
            out.out().u16(dialectIndex);
            out.beginData();
        }
    }

    /**
     * LANMAN 1.0 to 2.1.
     *
     * @param dialectIndex position in the client's list
     * @param securityMode SECURITY_* bits
     * @param maxBufferSize largest message the server takes, in bytes
     * @param maxMpxCount most outstanding requests
     * @param serverTime in UTC, as the zone says
     * @param challenge 8 bytes
     * @param domain the workgroup; null for dialects that do not tell it
     */
    record LanMan(
            int dialectIndex,
            int securityMode,
            int maxBufferSize,
            int maxMpxCount,
            DosDateTime serverTime,
            byte[] challenge,
            @Nullable String domain)
            implements NegotiateResponse {
        private static final int MAX_NUMBER_VCS = 1;

        @Override
        public void encode(ResponseWriter out) {
            out.out()
                    .u16(dialectIndex)
                    .u16(securityMode)
                    .u16(maxBufferSize)
                    .u16(maxMpxCount)
                    .u16(MAX_NUMBER_VCS)
                    // RawMode: no raw reads or writes.
                    .u16(0)
                    .u32(0)
                    .u16(serverTime.time())
                    .u16(serverTime.date())
                    .u16(0)
                    .u16(challenge.length)
                    .u16(0);
            out.beginData().out().bytes(challenge);
            if (domain != null) {
                out.oemString(domain);
            }
        }
    }

    /**
     * What both forms of NT LM 0.12 begin with.
     *
     * @param dialectIndex position in the client's list
     * @param securityMode SECURITY_* bits
     * @param maxMpxCount most outstanding requests
     * @param maxBufferSize largest message the server takes, in bytes
     * @param capabilities CAP_* bits
     * @param systemTime FILETIME
     */
    record Parameters(
            int dialectIndex, int securityMode, int maxMpxCount, int maxBufferSize, int capabilities, long systemTime) {
        private static final int MAX_NUMBER_VCS = 1;
        private static final int MAX_RAW_SIZE = 65536;

        private void encode(WireWriter words, int challengeLength) {
            words.u16(dialectIndex)
                    .u8(securityMode)
                    .u16(maxMpxCount)
                    .u16(MAX_NUMBER_VCS)
                    .u32(maxBufferSize)
                    .u32(MAX_RAW_SIZE)
                    .u32(0)
                    .u32(capabilities)
                    .i64(systemTime)
                    .u16(0)
                    .u8(challengeLength);
        }
    }

    /**
     * NT LM 0.12 without extended security. NT sends the domain name in Unicode and unpadded whatever the client asked for
     * ([MS-CIFS] 6 &lt;89&gt;).
     *
     * @param challenge 8 bytes
     * @param domain the workgroup
     * @param server NetBIOS name of the server, which NT-era clients read behind the domain
     */
    record Challenge(Parameters parameters, byte[] challenge, String domain, String server)
            implements NegotiateResponse {
        @Override
        public void encode(ResponseWriter out) {
            parameters.encode(out.out(), challenge.length);
            out.beginData();
            out.out().bytes(challenge).unicodeString(domain).unicodeString(server);
        }
    }

    /**
     * NT LM 0.12 with extended security.
     *
     * @param serverGuid 16 bytes
     * @param securityBlob a SPNEGO NegTokenInit2, or empty
     */
    record ExtendedSecurity(Parameters parameters, byte[] serverGuid, byte[] securityBlob)
            implements NegotiateResponse {
        @Override
        public void encode(ResponseWriter out) {
            parameters.encode(out.out(), 0);
            out.beginData();
            out.out().bytes(serverGuid).bytes(securityBlob);
        }
    }
}
