package io.nethood.smb.policy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;

import com.google.common.primitives.Ints;
import io.nethood.smb.pipe.PipeEndpoint;
import io.nethood.smb.rpc.ndr.NdrWriter;
import io.nethood.smb.rpc.srvsvc.ServerService;
import io.nethood.smb.testkit.Answer;
import io.nethood.smb.testkit.LabClient;
import io.nethood.smb.testkit.RpcPeer;
import io.nethood.smb.testkit.TestLab;
import io.nethood.smb.wire.NtStatus;
import io.nethood.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * A NULL session that connected to IPC$ and bound to srvsvc before anything was restricted, and now tries everything. Each
 * attempt is answered with the name of a status; calls that answer with a Win32 error as well.
 */
final class NullSessionAtTheWire {
    private static final int SESSION_ENUM = 12;
    private static final int SHARE_ENUM = 15;
    private static final int EVERYTHING = -1;
    private static final int ROOM = 4096;

    /** RAP status 5 and Win32 error 5 are STATUS_ACCESS_DENIED where only an error number fits. */
    private static final Map<Integer, NtStatus> ERRORS = Map.of(0, NtStatus.SUCCESS, 5, NtStatus.ACCESS_DENIED);

    private final TestLab lab;
    private final LabClient client;
    private final int ipc;
    private final RpcPeer srvsvc;

    private NullSessionAtTheWire(TestLab lab) {
        this.lab = lab;
        this.client = lab.connect().negotiated();
        succeeded(client.setUpAnonymous());
        succeeded(client.connectTree("IPC$"));
        this.ipc = client.tid();
        succeeded(client.openPipe("\\srvsvc"));
        this.srvsvc = RpcPeer.bound(new WirePipe(client.fid()), ServerService.INTERFACE);
    }

    static NullSessionAtTheWire on(TestLab lab) {
        return new NullSessionAtTheWire(lab);
    }

    private static void succeeded(Answer answer) {
        if (!answer.has(NtStatus.SUCCESS)) {
            throw new AssertionError(answer.statusText());
        }
    }

    /** Another session setup: no gate stands before it. */
    String setUp() {
        return lab.connect().negotiated().setUpAnonymous().statusText();
    }

    String connect(String share) {
        return behindIpc(() -> client.connectTree(share).statusText());
    }

    String open(String pipe) {
        return behindIpc(() -> client.openPipe("\\" + pipe).statusText());
    }

    String listShares() {
        return error(SHARE_ENUM, container(new NdrWriter().stringPointer("\\\\LABXP"), 1));
    }

    String listSessions() {
        NdrWriter arguments =
                new NdrWriter().stringPointer("\\\\LABXP").stringPointer(null).stringPointer(null);
        return error(SESSION_ENUM, container(arguments, 10));
    }

    String rapListShares() {
        return rap(rapRequest(0, "WrLeh", "B13").u16(0).u16(ROOM));
    }

    String rapListServers() {
        return rap(rapRequest(104, "WrLehDO", "B16").u16(0).u16(ROOM).u32(EVERYTHING));
    }

    /** What each gate that a NULL session reaches says, with the object that it is about. */
    Map<Gate, String> lists() {
        Map<Gate, String> answers = new EnumMap<>(Gate.class);
        answers.put(Gate.IPC_TREE, connect("IPC$"));
        answers.put(Gate.NETR_SHARE_ENUM, listShares());
        answers.put(Gate.SESSION_ENUM, listSessions());
        answers.put(Gate.RAP_SHARE_ENUM, rapListShares());
        answers.put(Gate.RAP_SERVER_ENUM, rapListServers());
        return answers;
    }

    /** Later requests of this client go to its first IPC$ again. */
    private String behindIpc(Supplier<String> attempt) {
        client.tid(ipc);
        String answer = attempt.get();
        client.tid(ipc);
        return answer;
    }

    private static NdrWriter container(NdrWriter out, int level) {
        return out.construct(() -> out.u32(level)
                        .u32(level)
                        .pointer(level, (container, same) -> container.u32(0).u32(0)))
                .u32(EVERYTHING)
                .pointer(0, NdrWriter::u32);
    }

    /** The return value stands last in the answer. */
    private String error(int opnum, NdrWriter arguments) {
        byte[] stub = RpcPeer.join(srvsvc.send(srvsvc.request(opnum, arguments)));
        return name(Ints.fromBytes(
                stub[stub.length - 1], stub[stub.length - 2], stub[stub.length - 3], stub[stub.length - 4]));
    }

    private static WireWriter rapRequest(int opcode, String parameterDescriptor, String dataDescriptor) {
        return WireWriter.create()
                .u16(opcode)
                .oemString(parameterDescriptor, StandardCharsets.US_ASCII)
                .oemString(dataDescriptor, StandardCharsets.US_ASCII);
    }

    private String rap(WireWriter parameters) {
        client.tid(ipc);
        Answer answer = client.sendTransaction(new int[0], "\\PIPE\\LANMAN", parameters.toBytes(), new byte[0], ROOM)
                .answer();
        succeeded(answer);
        byte[] status = Arrays.copyOf(answer.transactionParameters(), 2);
        return name((status[0] & 0xFF) | (status[1] & 0xFF) << 8);
    }

    private static String name(int error) {
        NtStatus status = ERRORS.get(error);
        return status == null ? "error " + error : status.name();
    }

    /** The pipe as its client sees it: what is written goes through a transaction, and the answer comes back in it. */
    private final class WirePipe implements PipeEndpoint {
        private final int fid;

        WirePipe(int fid) {
            this.fid = fid;
        }

        @Override
        public List<byte[]> receive(byte[] message, long nowNanos) {
            client.tid(ipc);
            Answer answer = client.sendTransaction(new int[] {0x26, fid}, "\\PIPE\\", new byte[0], message, ROOM)
                    .answer();
            succeeded(answer);
            return List.of(answer.transactionData());
        }

        @Override
        public OptionalLong nextDeadline() {
            return OptionalLong.empty();
        }

        @Override
        public List<byte[]> expire(long nowNanos) {
            return List.of();
        }

        @Override
        public @Nullable String activity() {
            return null;
        }

        @Override
        public int close() {
            return 0;
        }
    }
}
