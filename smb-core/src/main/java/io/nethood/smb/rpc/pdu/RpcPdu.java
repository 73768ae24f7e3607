package io.nethood.smb.rpc.pdu;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A PDU of connection-oriented DCE/RPC, C706 12.6.4. Fields stand in wire order. */
public sealed interface RpcPdu {

    /** Names the call among those of the association. */
    int callId();

    /**
     * One presentation context that a client offers (p_cont_elem_t).
     *
     * @param id 0..65535, chosen by the client
     * @param abstractSyntax the interface
     * @param transferSyntaxes how its data may be represented
     */
    record PresentationContext(int id, SyntaxId abstractSyntax, List<SyntaxId> transferSyntaxes) {}

    /**
     * The answer to one offered context (p_result_t).
     *
     * @param result 0 acceptance, 2 provider rejection
     * @param reason 0 none, 1 abstract syntax not supported, 2 no proposed transfer syntax supported, 3 local limit
     *     exceeded
     * @param transferSyntax what was chosen, {@link SyntaxId#NONE} when nothing was
     */
    record PresentationResult(int result, int reason, SyntaxId transferSyntax) {
        public static final PresentationResult ACCEPTED = new PresentationResult(0, 0, SyntaxId.NDR);
        public static final PresentationResult UNKNOWN_INTERFACE = new PresentationResult(2, 1, SyntaxId.NONE);
        public static final PresentationResult UNKNOWN_TRANSFER_SYNTAX = new PresentationResult(2, 2, SyntaxId.NONE);
        public static final PresentationResult LIMIT_EXCEEDED = new PresentationResult(2, 3, SyntaxId.NONE);
    }

    /**
     * bind, C706 12.6.4.3.
     *
     * @param maxTransmit largest fragment the client sends, in bytes
     * @param maxReceive largest fragment the client takes, in bytes
     * @param group association group to join, 0 for a new one
     * @param authenticated whether a verifier asks for authentication by the RPC runtime itself
     */
    record Bind(
            int callId,
            int maxTransmit,
            int maxReceive,
            int group,
            List<PresentationContext> contexts,
            boolean authenticated)
            implements RpcPdu {}

    /** alter_context, C706 12.6.4.1: further contexts for an association that is already bound. */
    record AlterContext(
            int callId,
            int maxTransmit,
            int maxReceive,
            int group,
            List<PresentationContext> contexts,
            boolean authenticated)
            implements RpcPdu {}

    /**
     * bind_ack, C706 12.6.4.4.
     *
     * @param secondaryAddress the pipe, such as {@code \PIPE\spoolss}
     * @param results one for each offered context, in their order
     */
    record BindAck(
            int callId,
            int maxTransmit,
            int maxReceive,
            int group,
            String secondaryAddress,
            List<PresentationResult> results)
            implements RpcPdu {}

    /** alter_context_resp, C706 12.6.4.2. */
    record AlterContextResponse(
            int callId, int maxTransmit, int maxReceive, int group, List<PresentationResult> results)
            implements RpcPdu {}

    /** bind_nak, C706 12.6.4.5; the versions are always the one we speak, 5.0. */
    record BindNak(int callId, BindRejection reason) implements RpcPdu {}

    /**
     * request, C706 12.6.4.9.
     *
     * @param flags {@link PduHeader#FIRST_FRAGMENT}, {@link PduHeader#LAST_FRAGMENT}
     * @param allocationHint bytes of stub data still to come, a hint only
     * @param contextId names a presentation context
     * @param opnum which call of the interface
     * @param object null when it names none
     */
    record Request(
            int callId,
            int flags,
            int allocationHint,
            int contextId,
            int opnum,
            @Nullable UUID object,
            StubData stub) implements RpcPdu {

        public boolean first() {
            return (flags & PduHeader.FIRST_FRAGMENT) != 0;
        }

        public boolean last() {
            return (flags & PduHeader.LAST_FRAGMENT) != 0;
        }
    }

    /** response, C706 12.6.4.10. */
    record Response(int callId, int flags, int allocationHint, int contextId, StubData stub) implements RpcPdu {}

    /** fault, C706 12.6.4.7. */
    record Fault(int callId, int flags, int contextId, int status) implements RpcPdu {}

    /** auth3, [MS-RPCE] 2.2.2.5: the last leg of an authentication; it has no answer. */
    record Auth3(int callId) implements RpcPdu {}

    /** cancel, C706 12.6.4.6: the client would like the call to end soon. */
    record Cancel(int callId) implements RpcPdu {}

    /** orphaned, C706 12.6.4.8: the client has no interest in the call any more. */
    record Orphaned(int callId) implements RpcPdu {}
}
