package io.nethood.smb.connection;

import java.util.Locale;
import java.util.function.IntFunction;

import io.nethood.smb.policy.Gate;
import io.nethood.smb.policy.PolicyTable;
import io.nethood.smb.policy.Verdict;
import io.nethood.smb.share.ShareType;
import io.nethood.smb.wire.NtCreateAndxRequest;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.OpenAndxRequest;
import io.nethood.smb.wire.SmbResponse;

/**
 * Opening named pipes: SMB_COM_NT_CREATE_ANDX and SMB_COM_OPEN_ANDX, [MS-CIFS] 3.3.5.51 and 3.3.5.35.
 */
final class PipeOpens {
    private static final String PIPE_PREFIX = "\\PIPE\\";

    private PipeOpens() {}

    /** The name is relative to the pipe file system: {@code \spoolss}. */
    static Outcome ntCreate(RequestContext context, NtCreateAndxRequest request) {
        return open(context, withoutPrefix(request.name()), NtCreateAndxRequest.PipeResponse::new);
    }

    /** The name has its prefix: {@code \PIPE\spoolss}. */
    static Outcome open(RequestContext context, OpenAndxRequest request) {
        return open(context, withoutPrefix(request.name()), OpenAndxRequest.PipeResponse::new);
    }

    private static Outcome open(RequestContext context, String name, IntFunction<SmbResponse> answer) {
        NtStatus refusal = refusal(context, name);
        if (refusal != NtStatus.SUCCESS) {
            return Outcome.failure(refusal);
        }
        PipeOpen open = context.state()
                .addPipe(
                        name,
                        context.server(),
                        context.tree(),
                        context.session(),
                        context.header().pid());
        context.assignFid(open.fid());
        context.connection().deadlines().changed();
        return Outcome.of(answer.apply(open.fid()));
    }

    /** Why this session may not open the pipe {@code name}, or SUCCESS. */
    static NtStatus refusal(RequestContext context, String name) {
        if (context.tree().share().type() != ShareType.IPC) {
            // What opens on a printer share is a file to print, on a disk share a file: this server has neither.
            return NtStatus.ACCESS_DENIED;
        }
        SmbSession session = context.session();
        if (session.isNull()
                && PolicyTable.decide(Gate.PIPE, context.host().settings().policies(), name)
                        instanceof Verdict.Denied denied) {
            context.refused(denied, PIPE_PREFIX + name);
            return denied.status();
        }
        if (!context.server().pipes().knows(name)) {
            return NtStatus.OBJECT_NAME_NOT_FOUND;
        }
        return context.state().openTableIsFull() ? NtStatus.TOO_MANY_OPENED_FILES : NtStatus.SUCCESS;
    }

    /** The pipe's own name from any of {@code \PIPE\name}, {@code \name} and {@code name}. */
    static String withoutPrefix(String path) {
        String name =
                path.toUpperCase(Locale.ROOT).startsWith(PIPE_PREFIX) ? path.substring(PIPE_PREFIX.length()) : path;
        return (name.startsWith("\\") ? name.substring(1) : name).toLowerCase(Locale.ROOT);
    }
}
