package io.nethood.smb.testkit;

import java.io.ByteArrayOutputStream;
import java.util.List;

import io.nethood.event.SessionKind;
import io.nethood.smb.pipe.PipeClient;
import io.nethood.smb.pipe.PipeEndpoint;
import io.nethood.smb.rpc.association.RpcInterface;
import io.nethood.smb.rpc.ndr.NdrReader;
import io.nethood.smb.rpc.ndr.NdrWriter;
import io.nethood.smb.rpc.pdu.PduCodec;
import io.nethood.smb.rpc.pdu.PduHeader;
import io.nethood.smb.rpc.pdu.RpcPdu;
import io.nethood.smb.rpc.pdu.StubData;
import io.nethood.smb.rpc.pdu.SyntaxId;
import io.nethood.wire.MalformedMessage;

/** The client's end of an RPC association, without a network. */
public final class RpcPeer {
    public static final PipeClient ANONYMOUS = new PipeClient("PC7", null, SessionKind.NULL, false, 7, 70);
    public static final PipeClient USER = new PipeClient("PC8", "bob", SessionKind.USER, false, 8, 80);
    public static final PipeClient ADMINISTRATOR = new PipeClient("PC9", "alice", SessionKind.USER, true, 9, 90);

    private static final int CONTEXT = 0;

    private final PipeEndpoint endpoint;
    private int lastCallId;

    private RpcPeer(PipeEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** A client that has not bound to anything yet. */
    public static RpcPeer at(PipeEndpoint endpoint) {
        return new RpcPeer(endpoint);
    }

    /** A client that has bound to {@code served} as context 0. */
    public static RpcPeer bound(PipeEndpoint endpoint, RpcInterface served) {
        RpcPeer peer = new RpcPeer(endpoint);
        RpcPdu answer = peer.send(peer.bind(served.syntax())).getFirst();
        if (!(answer instanceof RpcPdu.BindAck)) {
            throw new AssertionError("bind was answered with " + answer);
        }
        return peer;
    }

    public RpcPdu.Bind bind(SyntaxId syntax) {
        return new RpcPdu.Bind(
                nextCallId(),
                4280,
                4280,
                0,
                List.of(new RpcPdu.PresentationContext(CONTEXT, syntax, List.of(SyntaxId.NDR))),
                false);
    }

    public RpcPdu.Request request(int opnum, NdrWriter arguments) {
        return new RpcPdu.Request(
                nextCallId(),
                PduHeader.FIRST_FRAGMENT | PduHeader.LAST_FRAGMENT,
                arguments.size(),
                CONTEXT,
                opnum,
                null,
                StubData.owning(arguments.toBytes()));
    }

    /** Sends one PDU as one message and decodes what comes back. */
    public List<RpcPdu> send(RpcPdu pdu) {
        return sendBytes(PduCodec.encode(pdu));
    }

    public List<RpcPdu> sendBytes(byte[] message) {
        return decode(endpoint.receive(message, 0));
    }

    public static List<RpcPdu> decode(List<byte[]> messages) {
        return messages.stream().map(RpcPeer::decode).toList();
    }

    /** Calls and returns the stub data of the answer, its fragments joined. */
    public NdrReader call(int opnum, NdrWriter arguments) {
        return NdrReader.of(join(send(request(opnum, arguments))));
    }

    /** Calls and returns the status of the fault that answers. */
    public int callFaults(int opnum, NdrWriter arguments) {
        List<RpcPdu> answers = send(request(opnum, arguments));
        if (answers.size() == 1 && answers.getFirst() instanceof RpcPdu.Fault fault) {
            return fault.status();
        }
        throw new AssertionError("expected one fault, not " + answers);
    }

    /** The stub data of these responses. */
    public static byte[] join(List<RpcPdu> responses) {
        ByteArrayOutputStream stub = new ByteArrayOutputStream();
        for (RpcPdu pdu : responses) {
            if (!(pdu instanceof RpcPdu.Response response)) {
                throw new AssertionError("expected responses only, not " + pdu);
            }
            stub.writeBytes(response.stub().toBytes());
        }
        return stub.toByteArray();
    }

    private int nextCallId() {
        return ++lastCallId;
    }

    private static RpcPdu decode(byte[] message) {
        try {
            return PduCodec.decode(message);
        } catch (MalformedMessage malformed) {
            throw new AssertionError("the server sent no PDU", malformed);
        }
    }
}
