package io.nethood.smb.rpc.association;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.function.Supplier;

import io.nethood.event.LabEvent;
import io.nethood.smb.host.SmbHost;
import io.nethood.smb.pipe.PipeClient;
import io.nethood.smb.pipe.PipeEndpoint;
import io.nethood.smb.rpc.ndr.NdrWriter;
import io.nethood.smb.rpc.pdu.BindRejection;
import io.nethood.smb.rpc.pdu.PduCodec;
import io.nethood.smb.rpc.pdu.PduFramer;
import io.nethood.smb.rpc.pdu.PduHeader;
import io.nethood.smb.rpc.pdu.PduType;
import io.nethood.smb.rpc.pdu.RpcPdu;
import io.nethood.smb.rpc.pdu.RpcPdu.PresentationContext;
import io.nethood.smb.rpc.pdu.RpcPdu.PresentationResult;
import io.nethood.smb.rpc.pdu.StubData;
import io.nethood.smb.rpc.pdu.SyntaxId;
import io.nethood.wire.MalformedMessage;
import org.jspecify.annotations.Nullable;

/**
 * One client's association with the interfaces of one pipe, over one pipe instance.
 *
 * <table>
 * <caption>What a PDU does</caption>
 * <tr><th>State</th><th>bind</th><th>alter_context</th><th>request</th><th>cancel, auth3</th><th>orphaned</th><th>no PDU</th></tr>
 * <tr><td>unbound</td><td>bound, or bind_nak</td><td>broken</td><td>broken</td><td>ignored</td><td>ignored</td><td>broken</td></tr>
 * <tr><td>bound</td><td>bind_nak</td><td>more contexts</td><td>response, fault, or stalled</td><td>ignored</td><td>drops the fragments</td><td>broken</td></tr>
 * <tr><td>stalled</td><td colspan="3">waits behind the call</td><td>waits</td><td>bound</td><td>broken</td></tr>
 * <tr><td>broken</td><td colspan="6">one fault for each pipe message</td></tr>
 * </table>
 *
 * <p>Broken is where the bytes of a client cannot be cut into PDUs any more, or exceed a bound; what was open stays open
 * until the pipe closes, as it would while Windows waits for the client to hang up.
 */
public final class RpcAssociation implements PipeEndpoint {
    /** Most PDUs that wait behind a call that does not return. */
    static final int MAX_WAITING = 64;

    /** A call that has not returned. */
    private record StalledCall(
            int callId, int contextId, Supplier<RpcOutcome> afterwards, OptionalLong deadlineNanos, String activity) {}

    private final RpcService service;
    private final PipeClient client;
    private final ContextHandles handles;
    private final PduFramer framer = new PduFramer();
    private final Map<Integer, RpcInterface> contexts = new HashMap<>();
    private final Queue<RpcPdu> waiting = new ArrayDeque<>();
    private FragmentSize fragmentSize = FragmentSize.UNBOUND;
    private int group;
    private @Nullable Reassembly reassembly;
    private @Nullable StalledCall stalled;
    private boolean bound;
    private boolean broken;
    private volatile @Nullable String activity;

    public RpcAssociation(RpcService service, PipeClient client) {
        this.service = service;
        this.client = client;
        this.handles = new ContextHandles(service.host().environment().random());
    }

    @Override
    public List<byte[]> receive(byte[] message, long nowNanos) {
        List<byte[]> replies = new ArrayList<>();
        if (broken) {
            replies.add(fault(0, 0, FaultStatus.PROTO_ERROR));
            return replies;
        }
        framer.append(message);
        Optional<byte[]> pdu = nextPdu(replies);
        while (pdu.isPresent()) {
            decodeAndAccept(pdu.get(), replies, nowNanos);
            pdu = nextPdu(replies);
        }
        refreshActivity();
        return replies;
    }

    private Optional<byte[]> nextPdu(List<byte[]> replies) {
        try {
            return framer.next();
        } catch (MalformedMessage malformed) {
            refuseMalformed(framer.waiting(), replies);
            return Optional.empty();
        }
    }

    private void decodeAndAccept(byte[] bytes, List<byte[]> replies, long nowNanos) {
        try {
            accept(PduCodec.decode(bytes), replies, nowNanos);
        } catch (MalformedMessage malformed) {
            refuseMalformed(bytes, replies);
        }
    }

    @Override
    public OptionalLong nextDeadline() {
        return stalled == null ? OptionalLong.empty() : stalled.deadlineNanos();
    }

    @Override
    public List<byte[]> expire(long nowNanos) {
        List<byte[]> replies = new ArrayList<>();
        StalledCall call = stalled;
        if (call == null
                || call.deadlineNanos().isEmpty()
                || nowNanos - call.deadlineNanos().getAsLong() < 0) {
            return replies;
        }
        stalled = null;
        conclude(
                call.callId(),
                call.contextId(),
                call.activity(),
                call.afterwards().get(),
                replies,
                nowNanos);
        workOffWaiting(replies, nowNanos);
        refreshActivity();
        return replies;
    }

    @Override
    public @Nullable String activity() {
        return activity;
    }

    @Override
    public int close() {
        waiting.clear();
        framer.clear();
        stalled = null;
        reassembly = null;
        activity = null;
        return handles.runDown();
    }

    private void accept(RpcPdu pdu, List<byte[]> replies, long nowNanos) {
        if (stalled == null) {
            process(pdu, replies, nowNanos);
        } else if (pdu instanceof RpcPdu.Orphaned orphaned && orphaned.callId() == stalled.callId()) {
            stalled = null;
            workOffWaiting(replies, nowNanos);
        } else if (waiting.size() < MAX_WAITING) {
            waiting.add(pdu);
        } else {
            breakOff(pdu.callId(), FaultStatus.REMOTE_NO_MEMORY, replies);
        }
    }

    private void workOffWaiting(List<byte[]> replies, long nowNanos) {
        while (stalled == null && !broken && !waiting.isEmpty()) {
            process(waiting.remove(), replies, nowNanos);
        }
    }

    private void process(RpcPdu pdu, List<byte[]> replies, long nowNanos) {
        switch (pdu) {
            case RpcPdu.Bind bind -> bind(bind, replies);
            case RpcPdu.AlterContext alter -> alterContext(alter, replies);
            case RpcPdu.Request request -> request(request, replies, nowNanos);
            case RpcPdu.Orphaned orphaned -> forget(orphaned);
            case RpcPdu.Cancel cancel -> {}
            case RpcPdu.Auth3 auth3 -> {}
            case RpcPdu.BindAck ack -> breakOff(ack.callId(), FaultStatus.PROTO_ERROR, replies);
            case RpcPdu.AlterContextResponse response -> breakOff(response.callId(), FaultStatus.PROTO_ERROR, replies);
            case RpcPdu.BindNak nak -> breakOff(nak.callId(), FaultStatus.PROTO_ERROR, replies);
            case RpcPdu.Response response -> breakOff(response.callId(), FaultStatus.PROTO_ERROR, replies);
            case RpcPdu.Fault fault -> breakOff(fault.callId(), FaultStatus.PROTO_ERROR, replies);
        }
    }

    private void bind(RpcPdu.Bind bind, List<byte[]> replies) {
        if (bound) {
            replies.add(PduCodec.encode(new RpcPdu.BindNak(bind.callId(), BindRejection.REASON_NOT_SPECIFIED)));
            return;
        }
        if (bind.authenticated()) {
            // The spoolers of NT 4.0 and 2000 register no security provider: the SMB session is the identity.
            replies.add(PduCodec.encode(
                    new RpcPdu.BindNak(bind.callId(), BindRejection.AUTHENTICATION_TYPE_NOT_RECOGNIZED)));
            return;
        }
        bound = true;
        group = service.groups().getAsInt();
        fragmentSize = FragmentSize.negotiate(bind.maxTransmit(), bind.maxReceive());
        replies.add(PduCodec.encode(new RpcPdu.BindAck(
                bind.callId(),
                fragmentSize.transmit(),
                fragmentSize.receive(),
                group,
                service.path(),
                bind.contexts().stream().map(this::negotiate).toList())));
    }

    private void alterContext(RpcPdu.AlterContext alter, List<byte[]> replies) {
        if (!bound || alter.authenticated()) {
            breakOff(alter.callId(), FaultStatus.PROTO_ERROR, replies);
            return;
        }
        replies.add(PduCodec.encode(new RpcPdu.AlterContextResponse(
                alter.callId(),
                fragmentSize.transmit(),
                fragmentSize.receive(),
                group,
                alter.contexts().stream().map(this::negotiate).toList())));
    }

    private PresentationResult negotiate(PresentationContext offered) {
        Optional<RpcInterface> served = service.interfaces().stream()
                .filter(candidate -> candidate.serves(offered.abstractSyntax()))
                .findFirst();
        if (served.isEmpty()) {
            return PresentationResult.UNKNOWN_INTERFACE;
        }
        if (!offered.transferSyntaxes().contains(SyntaxId.NDR)) {
            return PresentationResult.UNKNOWN_TRANSFER_SYNTAX;
        }
        if (contexts.size() >= PduCodec.MAX_CONTEXTS && !contexts.containsKey(offered.id())) {
            return PresentationResult.LIMIT_EXCEEDED;
        }
        contexts.put(offered.id(), served.get());
        return PresentationResult.ACCEPTED;
    }

    private void request(RpcPdu.Request request, List<byte[]> replies, long nowNanos) {
        if (!bound) {
            breakOff(request.callId(), FaultStatus.PROTO_ERROR, replies);
            return;
        }
        Reassembly soFar = reassembly;
        if (soFar == null && request.first()) {
            soFar = new Reassembly(request);
        } else if (soFar == null || !soFar.continuedBy(request)) {
            breakOff(request.callId(), FaultStatus.PROTO_ERROR, replies);
            return;
        } else if (!soFar.add(request)) {
            breakOff(request.callId(), FaultStatus.REMOTE_NO_MEMORY, replies);
            return;
        }
        reassembly = request.last() ? null : soFar;
        if (request.last()) {
            call(soFar.first(), soFar.stub(), replies, nowNanos);
        }
    }

    private void call(RpcPdu.Request request, StubData stub, List<byte[]> replies, long nowNanos) {
        int callId = request.callId();
        int contextId = request.contextId();
        RpcInterface served = contexts.get(contextId);
        if (served == null) {
            replies.add(fault(callId, contextId, FaultStatus.UNKNOWN_IF));
            return;
        }
        Optional<RpcInterface.Call<?>> call =
                served.call(request.opnum(), service.host().profile().edition().family());
        if (call.isEmpty()) {
            replies.add(fault(callId, contextId, FaultStatus.OP_RNG_ERROR));
            return;
        }
        try {
            RpcCallContext context = new RpcCallContext(
                    service.host(), client, served, call.get().name(), handles);
            RpcOutcome outcome = call.get().execute(context, stub);
            conclude(callId, contextId, served.name() + " " + call.get().name(), outcome, replies, nowNanos);
        } catch (MalformedMessage malformed) {
            replies.add(fault(callId, contextId, FaultStatus.BAD_STUB_DATA));
        }
    }

    private void conclude(
            int callId, int contextId, String name, RpcOutcome outcome, List<byte[]> replies, long nowNanos) {
        switch (outcome) {
            case RpcOutcome.Returned(RpcResult result) -> {
                NdrWriter out = new NdrWriter();
                result.encode(out);
                replies.addAll(fragmentSize.split(callId, contextId, out.toBytes()));
            }
            case RpcOutcome.Faulted(FaultStatus status) -> replies.add(fault(callId, contextId, status));
            case RpcOutcome.Stalled stall -> {
                OptionalLong deadline = stall.time().isEmpty()
                        ? OptionalLong.empty()
                        : OptionalLong.of(nowNanos + stall.time().get().toNanos());
                stalled = new StalledCall(callId, contextId, stall.afterwards(), deadline, name);
                reportStall(name, stall);
            }
        }
    }

    private void reportStall(String name, RpcOutcome.Stalled stall) {
        SmbHost host = service.host();
        host.emit(new LabEvent.RpcCallStalled(
                host.environment().clock().instant(),
                host.profile().name(),
                client.open(),
                client.session(),
                client.computer(),
                client.user(),
                service.path(),
                name,
                stall.time().map(time -> time.toNanos() / 1e9).orElse(null)));
    }

    private void forget(RpcPdu.Orphaned orphaned) {
        if (reassembly != null && reassembly.callId() == orphaned.callId()) {
            reassembly = null;
        }
    }

    /** Answers bytes that are no PDU of ours as if they were one, as far as their header goes, and breaks off. */
    private void refuseMalformed(byte[] bytes, List<byte[]> replies) {
        int callId = PduHeader.callId(bytes);
        if (!bound && bytes[2] == PduType.BIND.code()) {
            replies.add(PduCodec.encode(new RpcPdu.BindNak(callId, BindRejection.PROTOCOL_VERSION_NOT_SUPPORTED)));
            breakOff();
        } else {
            breakOff(callId, FaultStatus.PROTO_ERROR, replies);
        }
    }

    private void breakOff(int callId, FaultStatus status, List<byte[]> replies) {
        replies.add(fault(callId, 0, status));
        breakOff();
    }

    private void breakOff() {
        broken = true;
        stalled = null;
        reassembly = null;
        waiting.clear();
        framer.clear();
    }

    private static byte[] fault(int callId, int contextId, FaultStatus status) {
        int flags = PduHeader.FIRST_FRAGMENT | PduHeader.LAST_FRAGMENT | PduHeader.DID_NOT_EXECUTE;
        return PduCodec.encode(new RpcPdu.Fault(callId, flags, contextId, status.code()));
    }

    private void refreshActivity() {
        activity = stalled == null ? handles.activity() : stalled.activity() + " has not returned";
    }
}
