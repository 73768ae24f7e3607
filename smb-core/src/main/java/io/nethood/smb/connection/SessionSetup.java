package io.nethood.smb.connection;

import io.nethood.event.SessionKind;
import io.nethood.smb.auth.ExtendedSecurity;
import io.nethood.smb.auth.LogonResult;
import io.nethood.smb.auth.Octets;
import io.nethood.smb.auth.PasswordCredentials;
import io.nethood.smb.auth.ServerChallenge;
import io.nethood.smb.auth.SessionSigning;
import io.nethood.smb.host.HostSettings.VirtualCircuitZero;
import io.nethood.smb.host.SmbHost;
import io.nethood.smb.session.Admission;
import io.nethood.smb.session.Applicant;
import io.nethood.smb.session.Edition;
import io.nethood.smb.session.EndCause;
import io.nethood.smb.wire.LogoffAndxRequest;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.SessionSetupAndxRequest;
import io.nethood.smb.wire.SessionSetupAndxResponse;
import org.jspecify.annotations.Nullable;

/**
 * SMB_COM_SESSION_SETUP_ANDX and SMB_COM_LOGOFF_ANDX, [MS-CIFS] 3.3.5.43 and 3.3.5.44, [MS-SMB] 3.3.5.3.
 *
 * <p>The order matters: first the proof, then the purge that VcNumber 0 asks for, last the question to the ledger. So a
 * wrong password is told as such at a full server, and a client that starts anew finds the slots of its former self free.
 */
final class SessionSetup {
    private SessionSetup() {}

    static Outcome setUp(RequestContext context, SessionSetupAndxRequest request) {
        NegotiatedProtocol protocol = context.protocol();
        context.connection().negotiated(protocol.withClient(request.common().maxBufferSize(), request.capabilities()));
        return switch (request) {
            case SessionSetupAndxRequest.Password password when protocol.shareLevel() -> byName(context, password);
            // Where a blob was agreed on, the challenge was never told, so that this lets in NULL sessions only: those
            // of jcifs.
            case SessionSetupAndxRequest.Password password -> byPassword(context, password, protocol.challenge());
            case SessionSetupAndxRequest.Blob blob when protocol.extendedSecurity() -> byBlob(context, blob);
            case SessionSetupAndxRequest.Blob blob -> Outcome.failure(NtStatus.INVALID_SMB);
        };
    }

    /**
     * A session for a client whose dialect or security level sets none up: it comes with the first tree connect ([MS-CIFS]
     * 3.2.4.2.3). At share level nobody is asked who they are.
     *
     * @return SUCCESS, or why there is no session
     */
    static NtStatus setUpImplied(RequestContext context, Octets password) {
        LogonResult result =
                context.protocol().shareLevel() ? new LogonResult.Anonymous() : ofCoreClient(context, password);
        return switch (result) {
            case LogonResult.Granted granted
            when !maySpeak(context, granted) -> {
                context.refusedSignature();
                yield NtStatus.ACCESS_DENIED;
            }
            case LogonResult.Granted granted -> admit(context, applicant(granted, ""));
            case LogonResult.Refused refused -> {
                context.host().logonRefused(context.connection().client(), refused);
                yield refused.status();
            }
        };
    }

    /**
     * A core client of a user-level server has only its computer's name and a password in plain text. Without a password
     * it is nobody, unless it is a guest.
     */
    private static LogonResult ofCoreClient(RequestContext context, Octets password) {
        String computer = context.connection().client();
        LogonResult result = context.server().logon().checkPlainText(computer, password);
        return result instanceof LogonResult.Refused && password.isEmpty() ? new LogonResult.Anonymous() : result;
    }

    /** At share level a name is taken as it comes, and no password is looked at ([MS-CIFS] 3.3.5.43). */
    private static Outcome byName(RequestContext context, SessionSetupAndxRequest.Password request) {
        String account = request.account();
        LogonResult.Granted granted = account.isEmpty() ? new LogonResult.Anonymous() : new LogonResult.Guest(account);
        return admit(context, request, granted, Octets.NONE, null);
    }

    static Outcome logOff(RequestContext context, LogoffAndxRequest request) {
        context.state().endSession(context.session(), EndCause.LOGOFF);
        context.connection().deadlines().changed();
        return Outcome.of(LogoffAndxRequest.RESPONSE);
    }

    private static Outcome byPassword(
            RequestContext context, SessionSetupAndxRequest.Password request, ServerChallenge challenge) {
        PasswordCredentials credentials = new PasswordCredentials(
                request.account(),
                request.domain(),
                Octets.of(request.oemPassword()),
                Octets.of(request.unicodePassword()));
        return switch (context.server().logon().check(credentials, challenge)) {
            case LogonResult.Granted granted -> admit(context, request, granted, proof(granted, credentials), null);
            case LogonResult.Refused refused -> logonRefused(context, refused);
        };
    }

    /** The response that proved a user; it is part of the signing key ([MS-CIFS] 3.1.4.1). */
    private static Octets proof(LogonResult.Granted granted, PasswordCredentials credentials) {
        return granted instanceof LogonResult.Authenticated user && user.kind().inOemField()
                ? credentials.lmResponse()
                : credentials.ntResponse();
    }

    private static Outcome byBlob(RequestContext context, SessionSetupAndxRequest.Blob request) {
        ConnectionState state = context.state();
        LogonInProgress known = state.logonInProgress(context.header().uid());
        if (known == null && state.uidTableIsFull()) {
            return Outcome.failure(NtStatus.TOO_MANY_SESSIONS);
        }
        LogonInProgress logon = known == null ? state.beginLogon(exchange(context)) : known;
        return switch (logon.exchange().step(request.securityBlob())) {
            case ExtendedSecurity.Step.Continue leg -> {
                context.assignUid(logon.uid());
                yield new Outcome.Reply(
                        NtStatus.MORE_PROCESSING_REQUIRED,
                        response(context, 0, leg.reply().toBytes()));
            }
            case ExtendedSecurity.Step.Complete complete -> {
                state.endLogon(logon);
                yield admit(
                        context,
                        request,
                        complete.logon(),
                        Octets.NONE,
                        complete.reply().toBytes());
            }
            case ExtendedSecurity.Step.Refused refused -> {
                state.endLogon(logon);
                yield logonRefused(context, refused.refusal());
            }
        };
    }

    private static ExtendedSecurity exchange(RequestContext context) {
        SmbHost host = context.host();
        return new ExtendedSecurity(
                context.server().ntlmTarget(),
                context.server().logon(),
                ServerChallenge.draw(host.environment().random()),
                host.environment().clock());
    }

    private static Outcome logonRefused(RequestContext context, LogonResult.Refused refused) {
        context.host().logonRefused(context.connection().client(), refused);
        return Outcome.failure(refused.status());
    }

    /** @param challengeResponse as {@link #proof}; none with extended security */
    private static Outcome admit(
            RequestContext context,
            SessionSetupAndxRequest request,
            LogonResult.Granted granted,
            Octets challengeResponse,
            byte @Nullable [] securityBlob) {
        if (!maySpeak(context, granted)) {
            context.refusedSignature();
            return Outcome.failure(NtStatus.ACCESS_DENIED);
        }
        Applicant applicant = applicant(granted, request.common().nativeOs());
        if (request.common().vcNumber() == 0) {
            startAnew(context, applicant);
        }
        NtStatus status = admit(context, applicant);
        if (status != NtStatus.SUCCESS) {
            return Outcome.failure(status);
        }
        if (granted instanceof LogonResult.Authenticated user) {
            beginSigning(context, user, challengeResponse);
        }
        return Outcome.of(response(context, action(granted), securityBlob));
    }

    /** Asks the books for a session and gives it a UID, or tells why there is none. */
    private static NtStatus admit(RequestContext context, Applicant applicant) {
        ConnectionState state = context.state();
        if (state.uidTableIsFull()) {
            return NtStatus.TOO_MANY_SESSIONS;
        }
        return switch (state.books().admit(applicant)) {
            case Admission.Refused full -> NtStatus.REQUEST_NOT_ACCEPTED;
            case Admission.Admitted admitted -> {
                SmbSession session = state.addSession(admitted.ticket());
                context.assignUid(session.uid());
                context.connection().deadlines().changed();
                yield NtStatus.SUCCESS;
            }
        };
    }

    /** Where signatures are required, a user who cannot make any is turned away ([MS-CIFS] 3.3.1.1). */
    private static boolean maySpeak(RequestContext context, LogonResult.Granted granted) {
        return SigningMode.of(context.host()) != SigningMode.REQUIRED
                || !(granted instanceof LogonResult.Authenticated user)
                || canSign(context, user);
    }

    private static boolean canSign(RequestContext context, LogonResult.Authenticated user) {
        return user.hasSessionKey() && context.protocol().canSign();
    }

    /** The first user's key makes the connection sign; later ones change nothing ([MS-CIFS] 3.3.1.3). */
    private static void beginSigning(RequestContext context, LogonResult.Authenticated user, Octets challengeResponse) {
        MessageSigning signing = context.connection().signing();
        if (signing.isActive() || !canSign(context, user)) {
            return;
        }
        boolean signs = switch (SigningMode.of(context.host())) {
            case OFF -> false;
            case ENABLED -> context.header().canSign();
            case REQUIRED -> true;
        };
        if (signs) {
            context.signResponseWith(signing.activate(SessionSigning.of(user, challengeResponse)));
        }
    }

    private static Applicant applicant(LogonResult.Granted granted, String clientType) {
        return switch (granted) {
            case LogonResult.Anonymous anonymous -> Applicant.anonymous(clientType);
            case LogonResult.Guest guest -> new Applicant(SessionKind.GUEST, guest.user(), false, clientType);
            case LogonResult.Authenticated authenticated ->
                new Applicant(
                        SessionKind.USER,
                        authenticated.account().name(),
                        authenticated.account().administrator(),
                        clientType);
        };
    }

    private static int action(LogonResult.Granted granted) {
        return switch (granted) {
            case LogonResult.Anonymous anonymous -> 0;
            case LogonResult.Guest guest -> SessionSetupAndxResponse.ACTION_GUEST;
            case LogonResult.Authenticated authenticated ->
                authenticated.lmKeyUsed() ? SessionSetupAndxResponse.ACTION_LM_KEY : 0;
        };
    }

    /**
     * VcNumber 0: this user's earlier sessions on this connection end, and the client's other connections are hung up.
     * An empty user name is not a user, so NULL sessions end nothing here; several of one client each count (D1).
     */
    private static void startAnew(RequestContext context, Applicant applicant) {
        ConnectionState state = context.state();
        String account = applicant.account();
        if (account != null) {
            for (SmbSession session : state.sessions()) {
                if (account.equalsIgnoreCase(session.ticket().account())) {
                    state.endSession(session, EndCause.NEW_VIRTUAL_CIRCUIT);
                }
            }
        }
        VirtualCircuitZero setting = context.host().settings().virtualCircuitZero();
        boolean applies = switch (setting) {
            case ALL_TRANSPORTS -> true;
            case SESSION_SERVICE -> context.connection().transport() == Transport.SESSION_SERVICE;
            case NEVER -> false;
        };
        if (applies) {
            context.host().disconnectOthers(state.books());
        }
    }

    private static SessionSetupAndxResponse response(
            RequestContext context, int action, byte @Nullable [] securityBlob) {
        Edition.Family family = context.host().profile().edition().family();
        return new SessionSetupAndxResponse(
                action,
                securityBlob,
                family.nativeOs(),
                family.nativeLanMan(),
                context.host().profile().workgroup());
    }
}
