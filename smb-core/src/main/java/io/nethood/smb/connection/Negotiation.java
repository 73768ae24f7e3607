package io.nethood.smb.connection;

import java.time.Instant;

import io.nethood.smb.auth.ExtendedSecurity;
import io.nethood.smb.auth.ServerChallenge;
import io.nethood.smb.host.HostProfile;
import io.nethood.smb.host.SmbHost;
import io.nethood.smb.session.Edition;
import io.nethood.smb.wire.NegotiateRequest;
import io.nethood.smb.wire.NegotiateResponse;

/** SMB_COM_NEGOTIATE, [MS-CIFS] 3.3.5.42 and [MS-SMB] 3.3.5.2. */
final class Negotiation {
    private static final String NT_LM_0_12 = "NT LM 0.12";

    /** SizReqBuf of client editions ([MS-CIFS] 6 &lt;222&gt;). */
    static final int MAX_BUFFER_SIZE = 4356;

    private static final int CAPABILITIES = NegotiateResponse.CAP_UNICODE
            | NegotiateResponse.CAP_LARGE_FILES
            | NegotiateResponse.CAP_NT_SMBS
            | NegotiateResponse.CAP_RPC_REMOTE_APIS
            | NegotiateResponse.CAP_STATUS32;

    private static final long FILETIME_OF_1970 = 116_444_736_000_000_000L;
    private static final long FILETIME_TICKS_PER_SECOND = 10_000_000L;
    private static final int NANOS_PER_FILETIME_TICK = 100;

    private Negotiation() {}

    static Outcome negotiate(RequestContext context, NegotiateRequest request) {
        if (context.connection().negotiated() != null) {
            return new Outcome.Disconnect("a second NEGOTIATE");
        }
        int index = request.dialects().indexOf(NT_LM_0_12);
        if (index < 0) {
            return Outcome.of(new NegotiateResponse.NoCommonDialect());
        }
        SmbHost host = context.host();
        Edition.Family family = host.profile().edition().family();
        boolean extended = context.header().extendedSecurity() && family.extendedSecurity();
        ServerChallenge challenge = ServerChallenge.draw(host.environment().random());
        context.connection().negotiated(NegotiatedProtocol.of(extended, challenge));
        return Outcome.of(extended ? extended(context, index) : challenge(context, index, challenge));
    }

    private static NegotiateResponse extended(RequestContext context, int index) {
        return new NegotiateResponse.ExtendedSecurity(
                parameters(context, index, CAPABILITIES | NegotiateResponse.CAP_EXTENDED_SECURITY),
                context.server().guid(),
                ExtendedSecurity.negotiateBlob());
    }

    private static NegotiateResponse challenge(RequestContext context, int index, ServerChallenge challenge) {
        HostProfile profile = context.host().profile();
        return new NegotiateResponse.Challenge(
                parameters(context, index, CAPABILITIES), challenge.toBytes(), profile.workgroup(), profile.name());
    }

    private static NegotiateResponse.Parameters parameters(RequestContext context, int index, int capabilities) {
        Instant now = context.host().environment().clock().instant();
        return new NegotiateResponse.Parameters(
                index, ConnectionState.MAX_MPX_COUNT, MAX_BUFFER_SIZE, capabilities, fileTime(now));
    }

    private static long fileTime(Instant time) {
        return FILETIME_OF_1970
                + time.getEpochSecond() * FILETIME_TICKS_PER_SECOND
                + time.getNano() / NANOS_PER_FILETIME_TICK;
    }
}
