package io.nethood.smb.wire;

import io.nethood.wire.WireWriter;

/** SMB_COM_NEGOTIATE response, [MS-CIFS] 2.2.4.52.2 and [MS-SMB] 2.2.4.5.2. */
public sealed interface NegotiateResponse extends SmbResponse {
    int SECURITY_USER_LEVEL = 0x01;
    int SECURITY_CHALLENGE_RESPONSE = 0x02;

    int CAP_UNICODE = 0x0000_0004;
    int CAP_LARGE_FILES = 0x0000_0008;
    int CAP_NT_SMBS = 0x0000_0010;
    int CAP_RPC_REMOTE_APIS = 0x0000_0020;
    int CAP_STATUS32 = 0x0000_0040;
    int CAP_EXTENDED_SECURITY = 0x8000_0000;

    /** The client offered no dialect of ours: DialectIndex 0xFFFF and nothing else. */
    record NoCommonDialect() implements NegotiateResponse {
        @Override
        public void encode(ResponseWriter out) {
            out.out().u16(0xFFFF);
            out.beginData();
        }
    }

    /**
     * What both forms of NT LM 0.12 begin with.
     *
     * @param dialectIndex position in the client's list
     * @param maxMpxCount most outstanding requests
     * @param maxBufferSize largest message the server takes, in bytes
     * @param capabilities CAP_* bits
     * @param systemTime FILETIME
     */
    record Parameters(int dialectIndex, int maxMpxCount, int maxBufferSize, int capabilities, long systemTime) {
        private static final int MAX_NUMBER_VCS = 1;
        private static final int MAX_RAW_SIZE = 65536;

        private void encode(WireWriter words, int challengeLength) {
            words.u16(dialectIndex)
                    .u8(SECURITY_USER_LEVEL | SECURITY_CHALLENGE_RESPONSE)
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
