package io.nethood.smb.connection;

import io.nethood.smb.auth.ServerChallenge;
import io.nethood.smb.wire.Dialect;
import io.nethood.smb.wire.NegotiateResponse;

/**
 * What NEGOTIATE and the first session setup of a connection agreed on; later session setups do not change it ([MS-CIFS]
 * 3.3.5.43).
 *
 * @param dialect which one is spoken
 * @param shareLevel whether passwords belong to shares
 * @param extendedSecurity which form of session setup is due
 * @param challenge of the forms without extended security
 * @param clientMaxBufferSize largest message the client takes, in bytes
 * @param clientKnown whether a session setup has told the client's sizes
 * @param clientCapabilities CAP_* of its session setup
 */
record NegotiatedProtocol(
        Dialect dialect,
        boolean shareLevel,
        boolean extendedSecurity,
        ServerChallenge challenge,
        int clientMaxBufferSize,
        boolean clientKnown,
        int clientCapabilities) {
    /** What every client takes: the smallest MaxBufferSize the specification allows ([MS-CIFS] 2.2.4.52.2). */
    static final int SMALLEST_BUFFER = 1024;

    static NegotiatedProtocol of(
            Dialect dialect, boolean shareLevel, boolean extendedSecurity, ServerChallenge challenge) {
        return new NegotiatedProtocol(dialect, shareLevel, extendedSecurity, challenge, SMALLEST_BUFFER, false, 0);
    }

    /** Whether the client has said that it knows level II oplocks. */
    boolean clientKnowsLevelTwo() {
        return (clientCapabilities & NegotiateResponse.CAP_LEVEL_II_OPLOCKS) != 0;
    }

    /** With the sizes of the first session setup, masked as NT does ([MS-CIFS] 6 &lt;91&gt;). */
    NegotiatedProtocol withClient(int maxBufferSize, int capabilities) {
        return clientKnown
                ? this
                : new NegotiatedProtocol(
                        dialect,
                        shareLevel,
                        extendedSecurity,
                        challenge,
                        Math.max(SMALLEST_BUFFER, maxBufferSize & ~3),
                        true,
                        capabilities);
    }

    /** Whether reads and writes may be longer than the buffers: CAP_LARGE_READX and CAP_LARGE_WRITEX are offered. */
    boolean largeTransfers() {
        return dialect.form() == Dialect.Form.NT;
    }

    /** Whether a client may connect to a share without having set up a session. */
    boolean needsNoSessionSetup() {
        return shareLevel || dialect.form() == Dialect.Form.CORE;
    }

    /** Whether messages can be signed: in NT LM 0.12 and with keys of users only. */
    boolean canSign() {
        return dialect.form() == Dialect.Form.NT && !shareLevel;
    }
}
