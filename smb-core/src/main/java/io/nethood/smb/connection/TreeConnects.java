package io.nethood.smb.connection;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import io.nethood.event.LabEvent;
import io.nethood.smb.auth.LogonResult;
import io.nethood.smb.auth.Octets;
import io.nethood.smb.auth.SharePassword;
import io.nethood.smb.host.SmbHost;
import io.nethood.smb.policy.Gate;
import io.nethood.smb.policy.PolicySettings;
import io.nethood.smb.policy.PolicyTable;
import io.nethood.smb.policy.Verdict;
import io.nethood.smb.security.FileAccess;
import io.nethood.smb.session.Admission;
import io.nethood.smb.session.LimitPolicy.AdminExempt;
import io.nethood.smb.session.SessionTicket;
import io.nethood.smb.share.AdministrativeShare;
import io.nethood.smb.share.Share;
import io.nethood.smb.share.ShareType;
import io.nethood.smb.wire.Dialect;
import io.nethood.smb.wire.EmptyRequest;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.SmbResponse;
import io.nethood.smb.wire.TreeConnectAndxRequest;
import io.nethood.smb.wire.TreeConnectRequest;

/** SMB_COM_TREE_CONNECT, SMB_COM_TREE_CONNECT_ANDX and SMB_COM_TREE_DISCONNECT, [MS-CIFS] 3.3.5.40, 3.3.5.45, 3.3.5.41. */
final class TreeConnects {
    /** Service of a client that takes whatever the share is. */
    private static final String ANY_SERVICE = "?????";

    /** What Windows says of every disk share. */
    static final String DISK_FILE_SYSTEM = "NTFS";

    /** What guests could do is not told. */
    private static final int NO_ACCESS = 0;

    private TreeConnects() {}

    static Outcome connect(RequestContext context, TreeConnectRequest request) {
        return connect(
                context,
                request.path(),
                request.service(),
                Octets.of(request.password().getBytes(context.connection().codePage())),
                NtStatus.OBJECT_PATH_NOT_FOUND,
                tree -> new TreeConnectRequest.Response(Negotiation.MAX_BUFFER_SIZE, tree.tid()));
    }

    static Outcome connectAndx(RequestContext context, TreeConnectAndxRequest request) {
        if ((request.flags() & TreeConnectAndxRequest.DISCONNECT_TID) != 0) {
            Tree old = context.state().tree(context.tid());
            if (old != null) {
                context.state().disconnectTree(old);
            }
        }
        return connect(
                context,
                request.path(),
                request.service(),
                Octets.of(request.password()),
                NtStatus.BAD_NETWORK_NAME,
                tree -> response(context, request, tree));
    }

    private static SmbResponse response(RequestContext context, TreeConnectAndxRequest request, Tree tree) {
        ShareType type = tree.share().type();
        String service = type.service();
        if (context.protocol().dialect().form() != Dialect.Form.NT) {
            return new TreeConnectAndxRequest.LanManResponse(service);
        }
        var common = new TreeConnectAndxRequest.Response(service, type == ShareType.DISK ? DISK_FILE_SYSTEM : "");
        return (request.flags() & TreeConnectAndxRequest.REQUEST_EXTENDED_RESPONSE) == 0
                ? common
                : new TreeConnectAndxRequest.ExtendedResponse(common, maximalAccess(tree), NO_ACCESS);
    }

    private static int maximalAccess(Tree tree) {
        boolean mayOnlyRead = tree.share().type() == ShareType.DISK && tree.readOnly();
        return mayOnlyRead ? FileAccess.FILE_GENERIC_READ | FileAccess.FILE_GENERIC_EXECUTE : FileAccess.ALL;
    }

    static Outcome disconnect(RequestContext context, EmptyRequest request) {
        context.state().disconnectTree(context.tree());
        context.connection().deadlines().changed();
        return Outcome.done();
    }

    private static Outcome connect(
            RequestContext context,
            String path,
            String service,
            Octets password,
            NtStatus unknownShare,
            Function<Tree, SmbResponse> answer) {
        // Only where no session setup is needed does a request without a session come so far.
        NtStatus nobody =
                context.findSession() == null ? SessionSetup.setUpImplied(context, password) : NtStatus.SUCCESS;
        if (nobody != NtStatus.SUCCESS) {
            return Outcome.failure(nobody);
        }
        String name = shareName(path);
        Optional<Share> found = context.host().shares().find(name);
        if (found.isEmpty()) {
            reportAbsent(context, name);
            return Outcome.failure(unknownShare);
        }
        Share share = found.get();
        SharePassword.Access access = access(context, share, password);
        NtStatus refusal = refusal(context, share, service, access, unknownShare);
        if (refusal != NtStatus.SUCCESS) {
            return Outcome.failure(refusal);
        }
        SmbSession session = context.session();
        boolean mayWrite = share.type() == ShareType.PRINTER
                || share.permissions().mayWrite(session.ticket().administrator());
        boolean readOnly = access != SharePassword.Access.FULL || !mayWrite;
        Tree tree = context.state().addTree(share, session, readOnly);
        context.assignTid(tree.tid());
        report(context.host(), session.ticket(), share);
        return Outcome.of(answer.apply(tree));
    }

    /** What the password opens; everything where it is users that have passwords. */
    private static SharePassword.Access access(RequestContext context, Share share, Octets password) {
        NegotiatedProtocol protocol = context.protocol();
        return protocol.shareLevel() ? share.access(password, protocol.challenge()) : SharePassword.Access.FULL;
    }

    /** Why this session may not connect to {@code share}, or SUCCESS; on SUCCESS a use of the share is taken. */
    private static NtStatus refusal(
            RequestContext context, Share share, String service, SharePassword.Access access, NtStatus unknownShare) {
        if (!service.equals(ANY_SERVICE)
                && !service.equalsIgnoreCase(share.type().service())) {
            return NtStatus.BAD_DEVICE_TYPE;
        }
        if (access == SharePassword.Access.NONE) {
            reportWrongPassword(context, share);
            return NtStatus.LOGON_FAILURE;
        }
        SmbSession session = context.session();
        if (mayConnect(context, share) instanceof Verdict.Denied denied) {
            context.refused(denied, share.name());
            return denied.status();
        }
        // Under share-level security nobody has proved who he is.
        Optional<String> unwelcome = context.protocol().shareLevel()
                ? Optional.empty()
                : share.permissions()
                        .refusal(session.ticket().kind(), session.ticket().account());
        if (unwelcome.isPresent()) {
            context.refusedByShare(share, unwelcome.get());
            return NtStatus.ACCESS_DENIED;
        }
        if (session.ticket().count() instanceof Admission.Refused) {
            return NtStatus.REQUEST_NOT_ACCEPTED;
        }
        boolean ipcOnly =
                session.ticket().exempt() && context.host().settings().limit().adminExempt() == AdminExempt.IPC_ONLY;
        if (ipcOnly && share.type() != ShareType.IPC) {
            return NtStatus.REQUEST_NOT_ACCEPTED;
        }
        if (context.state().treeTableIsFull()) {
            return NtStatus.INSUFF_SERVER_RESOURCES;
        }
        if (share.tryConnect()) {
            return NtStatus.SUCCESS;
        }
        // Somebody may have deleted the share since it was found.
        return share.retired() ? unknownShare : NtStatus.REQUEST_NOT_ACCEPTED;
    }

    /** To a NULL session an administrative share is first of all a share. */
    private static Verdict mayConnect(RequestContext context, Share share) {
        PolicySettings policies = context.host().settings().policies();
        SmbSession session = context.session();
        Verdict reach = session.isNull() ? mayNobodyConnect(policies, share) : Verdict.Allowed.ALLOWED;
        boolean closed = share.administrative() && !session.ticket().administrator();
        return reach.passes() && closed ? PolicyTable.decide(Gate.ADMINISTRATORS, policies, share.name()) : reach;
    }

    /** A share other than IPC$ has two gates: which shares a NULL session reaches, and that each is granted to Everyone. */
    private static Verdict mayNobodyConnect(PolicySettings policies, Share share) {
        if (share.type() == ShareType.IPC) {
            return PolicyTable.decide(Gate.IPC_TREE, policies);
        }
        Verdict reach = PolicyTable.decide(Gate.OTHER_SHARE, policies, share.name());
        return reach.passes() ? PolicyTable.decide(Gate.EVERYONE, policies, share.name()) : reach;
    }

    /** The last part of {@code \\server\share}; the server's name is not checked against ours, as in Windows. */
    private static String shareName(String path) {
        return path.substring(path.lastIndexOf('\\') + 1).toUpperCase(Locale.ROOT);
    }

    /** Tells which value keeps an administrative share from existing; any other unknown name is just unknown. */
    private static void reportAbsent(RequestContext context, String name) {
        SmbHost host = context.host();
        if (AdministrativeShare.named(name).isPresent()
                && host.administrativeShares() instanceof Verdict.Denied denied) {
            SessionTicket ticket = context.session().ticket();
            host.accessRefused(denied, ticket.computer(), ticket.account(), name);
        }
    }

    private static void reportWrongPassword(RequestContext context, Share share) {
        SessionTicket ticket = context.session().ticket();
        context.host()
                .logonRefused(
                        ticket.computer(),
                        new LogonResult.Refused(
                                NtStatus.LOGON_FAILURE,
                                Objects.requireNonNullElse(ticket.account(), ""),
                                new LogonResult.Reason(
                                        "share " + share.name(), null, "the password is not that of the share")));
    }

    private static void report(SmbHost host, SessionTicket ticket, Share share) {
        host.emit(new LabEvent.TreeConnected(
                host.environment().clock().instant(),
                host.profile().name(),
                ticket.id(),
                ticket.computer(),
                ticket.account(),
                share.name()));
    }
}
