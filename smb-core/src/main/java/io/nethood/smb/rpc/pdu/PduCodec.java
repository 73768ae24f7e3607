package io.nethood.smb.rpc.pdu;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.nethood.smb.rpc.ndr.DceUuid;
import io.nethood.smb.rpc.pdu.RpcPdu.PresentationContext;
import io.nethood.smb.rpc.pdu.RpcPdu.PresentationResult;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;

/** Bytes to PDUs and back, C706 12.6.4. */
public final class PduCodec {
    /** Most presentation contexts of one bind; the count is a byte, and no client offers more than a few. */
    public static final int MAX_CONTEXTS = 32;

    /** Most transfer syntaxes of one context. */
    public static final int MAX_TRANSFER_SYNTAXES = 16;

    private static final int WHOLE = PduHeader.FIRST_FRAGMENT | PduHeader.LAST_FRAGMENT;

    /** auth_type, auth_level, auth_pad_length, reserved, auth_context_id: what precedes the verifier's token. */
    private static final int VERIFIER_HEADER = 8;

    private PduCodec() {}

    /** Decodes one PDU as {@link PduFramer} cut it. */
    public static RpcPdu decode(byte[] pdu) throws MalformedMessage {
        WireReader in = WireReader.of(pdu);
        PduHeader header = PduHeader.decode(in);
        if (header.fragmentLength() > pdu.length) {
            throw new MalformedMessage(Reason.TRUNCATED, pdu.length);
        }
        int bodyEnd = bodyEnd(header, pdu);
        int callId = header.callId();
        return switch (header.type()) {
            case REQUEST -> request(header, in, bodyEnd);
            case RESPONSE -> response(header, in, bodyEnd);
            case FAULT -> fault(header, in);
            case BIND -> new RpcPdu.Bind(callId, in.u16(), in.u16(), in.i32(), contexts(in), header.authLength() > 0);
            case ALTER_CONTEXT ->
                new RpcPdu.AlterContext(callId, in.u16(), in.u16(), in.i32(), contexts(in), header.authLength() > 0);
            case BIND_ACK ->
                new RpcPdu.BindAck(callId, in.u16(), in.u16(), in.i32(), secondaryAddress(in), results(in));
            case ALTER_CONTEXT_RESPONSE -> alterContextResponse(callId, in);
            case BIND_NAK -> bindNak(callId, in);
            case AUTH3 -> new RpcPdu.Auth3(callId);
            case CANCEL -> new RpcPdu.Cancel(callId);
            case ORPHANED -> new RpcPdu.Orphaned(callId);
            case SHUTDOWN -> throw new MalformedMessage(Reason.BAD_VALUE, 2);
        };
    }

    public static byte[] encode(RpcPdu pdu) {
        return switch (pdu) {
            case RpcPdu.Bind bind ->
                encodeBind(
                        PduHeader.begin(PduType.BIND, WHOLE, bind.callId()),
                        bind.maxTransmit(),
                        bind.maxReceive(),
                        bind.group(),
                        bind.contexts());
            case RpcPdu.AlterContext alter ->
                encodeBind(
                        PduHeader.begin(PduType.ALTER_CONTEXT, WHOLE, alter.callId()),
                        alter.maxTransmit(),
                        alter.maxReceive(),
                        alter.group(),
                        alter.contexts());
            case RpcPdu.BindAck ack -> encodeBindAck(ack);
            case RpcPdu.AlterContextResponse response -> encodeAlterContextResponse(response);
            case RpcPdu.BindNak nak ->
                PduHeader.finish(PduHeader.begin(PduType.BIND_NAK, WHOLE, nak.callId())
                        .u16(nak.reason().code())
                        .u8(1)
                        .u8(PduHeader.MAJOR_VERSION)
                        .u8(0));
            case RpcPdu.Request request -> encodeRequest(request);
            case RpcPdu.Response response ->
                PduHeader.finish(PduHeader.begin(PduType.RESPONSE, response.flags(), response.callId())
                        .u32(response.allocationHint())
                        .u16(response.contextId())
                        .u16(0)
                        .bytes(response.stub().toBytes()));
            case RpcPdu.Fault fault ->
                PduHeader.finish(PduHeader.begin(PduType.FAULT, fault.flags(), fault.callId())
                        .u32(0)
                        .u16(fault.contextId())
                        .u16(0)
                        .u32(fault.status())
                        .u32(0));
            case RpcPdu.Auth3 auth3 ->
                PduHeader.finish(
                        PduHeader.begin(PduType.AUTH3, WHOLE, auth3.callId()).u32(0));
            case RpcPdu.Cancel cancel -> PduHeader.finish(PduHeader.begin(PduType.CANCEL, WHOLE, cancel.callId()));
            case RpcPdu.Orphaned orphaned ->
                PduHeader.finish(PduHeader.begin(PduType.ORPHANED, WHOLE, orphaned.callId()));
        };
    }

    /** Where the body ends and the padding of the verifier, or the PDU itself, begins. */
    private static int bodyEnd(PduHeader header, byte[] pdu) throws MalformedMessage {
        int end = header.fragmentLength();
        if (header.authLength() == 0) {
            return end;
        }
        int verifier = end - header.authLength() - VERIFIER_HEADER;
        if (verifier < PduHeader.SIZE) {
            throw new MalformedMessage(Reason.OUT_OF_BOUNDS, 10);
        }
        int padding = Byte.toUnsignedInt(pdu[verifier + 2]);
        if (padding > verifier - PduHeader.SIZE) {
            throw new MalformedMessage(Reason.OUT_OF_BOUNDS, verifier + 2);
        }
        return verifier - padding;
    }

    private static RpcPdu.Request request(PduHeader header, WireReader in, int bodyEnd) throws MalformedMessage {
        int allocationHint = in.i32();
        int contextId = in.u16();
        int opnum = in.u16();
        UUID object = (header.flags() & PduHeader.OBJECT_UUID) == 0 ? null : DceUuid.read(in);
        int fragments = header.flags() & WHOLE;
        return new RpcPdu.Request(
                header.callId(), fragments, allocationHint, contextId, opnum, object, rest(in, bodyEnd));
    }

    private static RpcPdu.Response response(PduHeader header, WireReader in, int bodyEnd) throws MalformedMessage {
        int allocationHint = in.i32();
        int contextId = in.u16();
        in.skip(2);
        return new RpcPdu.Response(
                header.callId(), header.flags() & WHOLE, allocationHint, contextId, rest(in, bodyEnd));
    }

    private static RpcPdu.Fault fault(PduHeader header, WireReader in) throws MalformedMessage {
        in.skip(4);
        int contextId = in.u16();
        in.skip(2);
        return new RpcPdu.Fault(header.callId(), header.flags(), contextId, in.i32());
    }

    private static StubData rest(WireReader in, int bodyEnd) throws MalformedMessage {
        return StubData.owning(in.bytes(bodyEnd - in.position()), in.isBigEndian());
    }

    private static List<PresentationContext> contexts(WireReader in) throws MalformedMessage {
        int count = count8(in, MAX_CONTEXTS);
        in.skip(3);
        List<PresentationContext> contexts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int id = in.u16();
            int syntaxes = count8(in, MAX_TRANSFER_SYNTAXES);
            in.skip(1);
            SyntaxId abstractSyntax = SyntaxId.decode(in);
            List<SyntaxId> transferSyntaxes = new ArrayList<>(syntaxes);
            for (int j = 0; j < syntaxes; j++) {
                transferSyntaxes.add(SyntaxId.decode(in));
            }
            contexts.add(new PresentationContext(id, abstractSyntax, List.copyOf(transferSyntaxes)));
        }
        return List.copyOf(contexts);
    }

    private static String secondaryAddress(WireReader in) throws MalformedMessage {
        int length = in.u16();
        String address = length == 0 ? "" : in.slice(length).oemString(StandardCharsets.US_ASCII);
        in.align(4);
        return address;
    }

    private static RpcPdu.AlterContextResponse alterContextResponse(int callId, WireReader in) throws MalformedMessage {
        int maxTransmit = in.u16();
        int maxReceive = in.u16();
        int group = in.i32();
        secondaryAddress(in);
        return new RpcPdu.AlterContextResponse(callId, maxTransmit, maxReceive, group, results(in));
    }

    private static List<PresentationResult> results(WireReader in) throws MalformedMessage {
        int count = count8(in, MAX_CONTEXTS);
        in.skip(3);
        List<PresentationResult> results = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            results.add(new PresentationResult(in.u16(), in.u16(), SyntaxId.decode(in)));
        }
        return List.copyOf(results);
    }

    private static RpcPdu.BindNak bindNak(int callId, WireReader in) throws MalformedMessage {
        int start = in.position();
        BindRejection reason =
                BindRejection.of(in.u16()).orElseThrow(() -> new MalformedMessage(Reason.BAD_VALUE, start));
        return new RpcPdu.BindNak(callId, reason);
    }

    private static int count8(WireReader in, int maximum) throws MalformedMessage {
        int start = in.position();
        int count = in.u8();
        if (count > maximum) {
            throw new MalformedMessage(Reason.TOO_LONG, start);
        }
        return count;
    }

    private static byte[] encodeBind(
            WireWriter out, int maxTransmit, int maxReceive, int group, List<PresentationContext> contexts) {
        out.u16(maxTransmit).u16(maxReceive).u32(group).u8(contexts.size()).zeros(3);
        for (PresentationContext context : contexts) {
            out.u16(context.id()).u8(context.transferSyntaxes().size()).u8(0);
            context.abstractSyntax().encode(out);
            context.transferSyntaxes().forEach(syntax -> syntax.encode(out));
        }
        return PduHeader.finish(out);
    }

    private static byte[] encodeBindAck(RpcPdu.BindAck ack) {
        WireWriter out = PduHeader.begin(PduType.BIND_ACK, WHOLE, ack.callId())
                .u16(ack.maxTransmit())
                .u16(ack.maxReceive())
                .u32(ack.group())
                .u16(ack.secondaryAddress().length() + 1)
                .oemString(ack.secondaryAddress(), StandardCharsets.US_ASCII);
        return encodeResults(out, ack.results());
    }

    private static byte[] encodeAlterContextResponse(RpcPdu.AlterContextResponse response) {
        WireWriter out = PduHeader.begin(PduType.ALTER_CONTEXT_RESPONSE, WHOLE, response.callId())
                .u16(response.maxTransmit())
                .u16(response.maxReceive())
                .u32(response.group())
                .u16(0);
        return encodeResults(out, response.results());
    }

    private static byte[] encodeResults(WireWriter out, List<PresentationResult> results) {
        out.align(4).u8(results.size()).zeros(3);
        for (PresentationResult result : results) {
            out.u16(result.result()).u16(result.reason());
            result.transferSyntax().encode(out);
        }
        return PduHeader.finish(out);
    }

    private static byte[] encodeRequest(RpcPdu.Request request) {
        UUID object = request.object();
        int flags = request.flags() | (object == null ? 0 : PduHeader.OBJECT_UUID);
        WireWriter out = PduHeader.begin(PduType.REQUEST, flags, request.callId())
                .u32(request.allocationHint())
                .u16(request.contextId())
                .u16(request.opnum());
        if (object != null) {
            DceUuid.write(object, out);
        }
        return PduHeader.finish(out.bytes(request.stub().toBytes()));
    }
}
