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
import io.nethood.smb.rpc.association.RpcInterface;
import io.nethood.smb.rpc.ndr.ContextHandle;
import io.nethood.smb.rpc.ndr.NdrWriter;
import io.nethood.smb.rpc.samr.SamrService;
import io.nethood.smb.rpc.srvsvc.ServerService;
import io.nethood.smb.security.Sid;
import io.nethood.smb.testkit.Answer;
import io.nethood.smb.testkit.LabClient;
import io.nethood.smb.testkit.RpcPeer;
import io.nethood.smb.testkit.TestLab;
import io.nethood.smb.wire.NtStatus;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * A NULL session that connected to IPC$, bound to srvsvc and samr and opened the account domain before anything was restricted, and now tries everything. Each
 * attempt is answered with the name of a status; calls that answer with a Win32 error as well.
 */
final class NullSessionAtTheWire {
    private static final int SESSION_ENUM = 12;
    private static final int SHARE_ENUM = 15;
    private static final int OPEN_DOMAIN = 7;
    private static final int ENUMERATE_USERS = 13;
    private static final int LOOKUP_IDS = 18;
    private static final int GET_DOMAIN_PASSWORD_INFORMATION = 56;
    private static final int CONNECT_2 = 57;
    private static final int MAXIMUM_ALLOWED = 0x0200_0000;
    private static final int ADMINISTRATOR = 500;
    private static final int EVERYTHING = -1;
    private static final int ROOM = 4096;

    /** RAP status 5 and Win32 error 5 are STATUS_ACCESS_DENIED where only an error number fits. */
    private static final Map<Integer, NtStatus> ERRORS = Map.of(
            0, NtStatus.SUCCESS, 5, NtStatus.ACCESS_DENIED, NtStatus.ACCESS_DENIED.code(), NtStatus.ACCESS_DENIED);

    private final TestLab lab;
    private final LabClient client;
    private final int ipc;
    private final RpcPeer srvsvc;
    private final RpcPeer samr;
    private final ContextHandle domain;

    private NullSessionAtTheWire(TestLab lab) throws MalformedMessage {
        this.lab = lab;
        this.client = lab.connect().negotiated();
        succeeded(client.setUpAnonymous());
        succeeded(client.connectTree("IPC$"));
        this.ipc = client.tid();
        this.srvsvc = bound("srvsvc", ServerService.INTERFACE);
        this.samr = bound("samr", SamrService.INTERFACE);
        ContextHandle server = samr.call(
                        CONNECT_2, new NdrWriter().stringPointer("\\\\LABXP").u32(MAXIMUM_ALLOWED))
                .contextHandle();
        Sid accounts = lab.host().accounts().accountDomain().sid();
        this.domain = samr.call(
                        OPEN_DOMAIN,
                        new NdrWriter()
                                .contextHandle(server)
                                .u32(MAXIMUM_ALLOWED)
                                .sid(accounts))
                .contextHandle();
    }

    private RpcPeer bound(String pipe, RpcInterface served) {
        succeeded(client.openPipe("\\" + pipe));
        return RpcPeer.bound(new WirePipe(client.fid()), served);
    }

    static NullSessionAtTheWire on(TestLab lab) throws MalformedMessage {
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
        return error(srvsvc, SHARE_ENUM, container(new NdrWriter().stringPointer("\\\\LABXP"), 1));
    }

    String listSessions() {
        NdrWriter arguments =
                new NdrWriter().stringPointer("\\\\LABXP").stringPointer(null).stringPointer(null);
        return error(srvsvc, SESSION_ENUM, container(arguments, 10));
    }

    String rapListShares() {
        return rap(rapRequest(0, "WrLeh", "B13").u16(0).u16(ROOM));
    }

    String rapListServers() {
        return rap(rapRequest(104, "WrLehDO", "B16").u16(0).u16(ROOM).u32(EVERYTHING));
    }

    String listUsers() {
        return error(
                samr,
                ENUMERATE_USERS,
                new NdrWriter().contextHandle(domain).u32(0).u32(0).u32(EVERYTHING));
    }

    String lookUp() {
        NdrWriter arguments = new NdrWriter().contextHandle(domain).u32(1);
        return error(samr, LOOKUP_IDS, arguments.u32(1000).u32(0).u32(1).u32(ADMINISTRATOR));
    }

    String readPasswordPolicy() {
        return error(samr, GET_DOMAIN_PASSWORD_INFORMATION, new NdrWriter().u32(0));
    }

    /** What each gate that a NULL session reaches says, with the object that it is about. */
    Map<Gate, String> lists() {
        Map<Gate, String> answers = new EnumMap<>(Gate.class);
        answers.put(Gate.IPC_TREE, connect("IPC$"));
        answers.put(Gate.NETR_SHARE_ENUM, listShares());
        answers.put(Gate.SESSION_ENUM, listSessions());
        answers.put(Gate.RAP_SHARE_ENUM, rapListShares());
        answers.put(Gate.RAP_SERVER_ENUM, rapListServers());
        answers.put(Gate.SAM_ENUMERATION, listUsers());
        answers.put(Gate.SAM_LOOKUP, lookUp());
        answers.put(Gate.PASSWORD_POLICY, readPasswordPolicy());
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
    private static String error(RpcPeer service, int opnum, NdrWriter arguments) {
        byte[] stub = RpcPeer.join(service.send(service.request(opnum, arguments)));
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
