package io.nethood.smb.connection;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

import io.nethood.smb.auth.ExtendedSecurity;
import io.nethood.smb.auth.ServerChallenge;
import io.nethood.smb.host.HostProfile;
import io.nethood.smb.host.SmbHost;
import io.nethood.smb.session.Edition;
import io.nethood.smb.wire.Dialect;
import io.nethood.smb.wire.DosDateTime;
import io.nethood.smb.wire.FileTime;
import io.nethood.smb.wire.NegotiateRequest;
import io.nethood.smb.wire.NegotiateResponse;

/** SMB_COM_NEGOTIATE, [MS-CIFS] 3.3.5.42 and [MS-SMB] 3.3.5.2. */
final class Negotiation {
    /** SizReqBuf of client editions ([MS-CIFS] 6 &lt;222&gt;). */
    static final int MAX_BUFFER_SIZE = 4356;

    private static final int CAPABILITIES = NegotiateResponse.CAP_RAW_MODE
            | NegotiateResponse.CAP_UNICODE
            | NegotiateResponse.CAP_LARGE_FILES
            | NegotiateResponse.CAP_NT_SMBS
            | NegotiateResponse.CAP_RPC_REMOTE_APIS
            | NegotiateResponse.CAP_STATUS32
            | NegotiateResponse.CAP_LEVEL_II_OPLOCKS
            | NegotiateResponse.CAP_LOCK_AND_READ
            | NegotiateResponse.CAP_NT_FIND
            | NegotiateResponse.CAP_INFOLEVEL_PASSTHRU
            | NegotiateResponse.CAP_LARGE_READX
            | NegotiateResponse.CAP_LARGE_WRITEX;

    private Negotiation() {}

    static Outcome negotiate(RequestContext context, NegotiateRequest request) {
        if (context.connection().negotiated() != null) {
            return new Outcome.Disconnect("a second NEGOTIATE");
        }
        Optional<Dialect> choice = preferred(request, context.host().settings().dialects());
        if (choice.isEmpty()) {
            return Outcome.of(new NegotiateResponse.Core(NegotiateResponse.Core.NO_COMMON_DIALECT));
        }
        Dialect dialect = choice.get();
        SmbHost host = context.host();
        Edition.Family family = host.profile().edition().family();
        boolean extended = dialect == Dialect.NT_LM_0_12
                && family.extendedSecurity()
                && context.header().extendedSecurity();
        ServerChallenge challenge = ServerChallenge.draw(host.environment().random());
        NegotiatedProtocol protocol = NegotiatedProtocol.of(dialect, family.shareLevelSecurity(), extended, challenge);
        context.connection().negotiated(protocol);
        return Outcome.of(answer(context, protocol, request.dialects().indexOf(dialect.wireName())));
    }

    private static Optional<Dialect> preferred(NegotiateRequest request, Set<Dialect> spoken) {
        return request.dialects().stream()
                .flatMap(name -> Dialect.named(name).stream())
                .filter(spoken::contains)
                .max(Comparator.naturalOrder());
    }

    private static NegotiateResponse answer(RequestContext context, NegotiatedProtocol protocol, int index) {
        return switch (protocol.dialect().form()) {
            case CORE -> new NegotiateResponse.Core(index);
            case LANMAN -> lanMan(context, protocol, index);
            case NT ->
                protocol.extendedSecurity() ? extended(context, protocol, index) : challenge(context, protocol, index);
        };
    }

    private static NegotiateResponse lanMan(RequestContext context, NegotiatedProtocol protocol, int index) {
        SmbHost host = context.host();
        return new NegotiateResponse.LanMan(
                index,
                securityMode(host, protocol),
                MAX_BUFFER_SIZE,
                ConnectionState.MAX_MPX_COUNT,
                DosDateTime.of(host.environment().clock().instant()),
                protocol.challenge().toBytes(),
                protocol.dialect().tellsDomain() ? host.profile().workgroup() : null);
    }

    private static NegotiateResponse extended(RequestContext context, NegotiatedProtocol protocol, int index) {
        return new NegotiateResponse.ExtendedSecurity(
                parameters(context, protocol, index, NegotiateResponse.CAP_EXTENDED_SECURITY),
                context.server().guid(),
                ExtendedSecurity.negotiateBlob());
    }

    private static NegotiateResponse challenge(RequestContext context, NegotiatedProtocol protocol, int index) {
        HostProfile profile = context.host().profile();
        return new NegotiateResponse.Challenge(
                parameters(context, protocol, index, 0),
                protocol.challenge().toBytes(),
                profile.workgroup(),
                profile.name());
    }

    private static NegotiateResponse.Parameters parameters(
            RequestContext context, NegotiatedProtocol protocol, int index, int moreCapabilities) {
        SmbHost host = context.host();
        return new NegotiateResponse.Parameters(
                index,
                securityMode(host, protocol),
                ConnectionState.MAX_MPX_COUNT,
                MAX_BUFFER_SIZE,
                CAPABILITIES | moreCapabilities,
                FileTime.of(host.environment().clock().instant()));
    }

    /** The access mode, encrypted passwords, and what the host says of signing ([MS-CIFS] 2.2.4.52.2). */
    private static int securityMode(SmbHost host, NegotiatedProtocol protocol) {
        int mode = NegotiateResponse.SECURITY_CHALLENGE_RESPONSE;
        if (!protocol.shareLevel()) {
            mode |= NegotiateResponse.SECURITY_USER_LEVEL;
        }
        if (protocol.canSign()) {
            mode |= switch (SigningMode.of(host)) {
                case OFF -> 0;
                case ENABLED -> NegotiateResponse.SECURITY_SIGNATURES_ENABLED;
                case REQUIRED ->
                    NegotiateResponse.SECURITY_SIGNATURES_ENABLED | NegotiateResponse.SECURITY_SIGNATURES_REQUIRED;
            };
        }
        return mode;
    }
}
