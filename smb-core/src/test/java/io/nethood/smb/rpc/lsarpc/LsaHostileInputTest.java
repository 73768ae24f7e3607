package io.nethood.smb.rpc.lsarpc;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.nethood.smb.rpc.StandardPipes;
import io.nethood.smb.rpc.association.RpcInterface;
import io.nethood.smb.rpc.ndr.ContextHandle;
import io.nethood.smb.rpc.ndr.NdrWriter;
import io.nethood.smb.security.Sid;
import io.nethood.smb.session.Edition;
import io.nethood.smb.testkit.RpcPeer;
import io.nethood.smb.testkit.RpcStubs;
import io.nethood.smb.testkit.TestLab;
import io.nethood.wire.MalformedMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests of lsarpc that are cut, exaggerate, or bring the wrong handle. */
class LsaHostileInputTest {
    private static final int BAD_STUB_DATA = 0x6F7;
    private static final int CONTEXT_MISMATCH = 0x1C00_001A;
    private static final int OPEN_POLICY_2 = 44;
    private static final int OPEN_ACCOUNT = 17;
    private static final Sid USERS = Sid.of(5, 32, 545);

    /** What stands behind the handle in a call's request. */
    private static final Map<Integer, Consumer<NdrWriter>> BEHIND_THE_HANDLE = Map.ofEntries(
            Map.entry(2, out -> out.u32(0).u32(-1)),
            Map.entry(3, out -> out.u32(4)),
            Map.entry(7, out -> out.u16(3)),
            Map.entry(11, out -> out.u32(0).u32(-1)),
            Map.entry(13, out -> out.u32(0).u32(-1)),
            Map.entry(14, out -> names(out)),
            Map.entry(15, out -> sids(out)),
            Map.entry(17, out -> out.sid(USERS).u32(1)),
            Map.entry(31, LsaHostileInputTest::privilege),
            Map.entry(32, out -> out.u32(17).u32(0)),
            Map.entry(33, out -> privilege(out).u16(0x409).u16(0x409)),
            Map.entry(35, out -> out.pointer("SeBackupPrivilege", NdrWriter::countedString)),
            Map.entry(36, out -> out.sid(USERS)),
            Map.entry(46, out -> out.u16(12)),
            Map.entry(50, out -> out.u32(0).u32(-1)),
            Map.entry(57, out -> sids(out).u32(0).u32(1)),
            Map.entry(58, out -> names(out).u32(0).u32(1)),
            Map.entry(68, out -> names(out).u32(0).u32(1)));

    private static final Map<Integer, Consumer<NdrWriter>> WITHOUT_A_HANDLE = Map.of(
            6,
            out -> openPolicy(out.pointer(92, NdrWriter::u16)),
            OPEN_POLICY_2,
            out -> openPolicy(out.stringPointer("LABXP")),
            45,
            out -> out.stringPointer("LABXP").u32(0).pointer("x", (inner, x) -> inner.u32(0)),
            76,
            out -> {},
            77,
            out -> {});

    private final TestLab lab = TestLab.of(Edition.XP_PROFESSIONAL);
    private final RpcPeer peer = RpcPeer.bound(
            StandardPipes.of(lab.host()).open("lsarpc", RpcPeer.ADMINISTRATOR).orElseThrow(),
            LocalSecurityService.INTERFACE);

    static Stream<Integer> opnums() {
        return LocalSecurityService.INTERFACE.calls().stream().map(RpcInterface.Call::opnum);
    }

    @ParameterizedTest
    @MethodSource("opnums")
    void a_request_that_is_cut_anywhere_is_bad_stub_data(int opnum) {
        byte[] whole = request(opnum, ContextHandle.NULL).toBytes();

        for (int length = 0; length < whole.length; length++) {
            assertThat(peer.callFaults(opnum, RpcStubs.cut(whole, length)))
                    .as("cut at %d of %d", length, whole.length)
                    .isEqualTo(BAD_STUB_DATA);
        }
    }

    @ParameterizedTest
    @MethodSource("opnums")
    void a_handle_that_was_never_given_out_is_a_fault(int opnum) {
        if (!WITHOUT_A_HANDLE.containsKey(opnum)) {
            assertThat(peer.callFaults(opnum, request(opnum, new ContextHandle(0, 1, 2))))
                    .isEqualTo(CONTEXT_MISMATCH);
        }
    }

    @Test
    void a_handle_of_another_kind_is_a_fault() throws MalformedMessage {
        ContextHandle policy = peer.call(OPEN_POLICY_2, request(OPEN_POLICY_2, ContextHandle.NULL))
                .contextHandle();
        ContextHandle account =
                peer.call(OPEN_ACCOUNT, request(OPEN_ACCOUNT, policy)).contextHandle();

        for (int opnum : List.of(2, 7, 11, 13, 14, 15, 17, 31, 32, 33, 35, 36, 46, 57, 58, 68)) {
            assertThat(peer.callFaults(opnum, request(opnum, account))).isEqualTo(CONTEXT_MISMATCH);
        }
        for (int opnum : List.of(18, 23)) {
            assertThat(peer.callFaults(opnum, request(opnum, policy))).isEqualTo(CONTEXT_MISMATCH);
        }
    }

    @Test
    void counts_that_do_not_fit_are_bad_stub_data() throws MalformedMessage {
        ContextHandle policy = peer.call(OPEN_POLICY_2, request(OPEN_POLICY_2, ContextHandle.NULL))
                .contextHandle();

        assertRefused(14, on(policy).u32(1001).u32(1001));
        assertRefused(
                14, on(policy).u32(1).u32(2).u16(0).u16(0).u32(0).u16(0).u16(0).u32(0));
        assertRefused(14, on(policy).u32(0).u32(0).u32(1).u32(4).u32(1));
        assertRefused(15, on(policy).u32(20481).u32(4).u32(20481));
        assertRefused(
                15, on(policy).u32(1).u32(4).u32(1).u32(0).u32(0).u32(0).u16(1).u32(0));
        assertRefused(15, on(policy).u32(1).u32(4).u32(2).u32(8).u32(0));
        assertRefused(36, on(policy).u32(2).u8(1).u8(1).u32(0).u32(0).u32(0).u32(0));
    }

    private static NdrWriter on(ContextHandle policy) {
        return new NdrWriter().contextHandle(policy);
    }

    private void assertRefused(int opnum, NdrWriter arguments) {
        assertThat(peer.callFaults(opnum, arguments)).isEqualTo(BAD_STUB_DATA);
    }

    private static NdrWriter request(int opnum, ContextHandle handle) {
        NdrWriter arguments = new NdrWriter();
        Consumer<NdrWriter> without = WITHOUT_A_HANDLE.get(opnum);
        if (without != null) {
            without.accept(arguments);
            return arguments;
        }
        arguments.contextHandle(handle);
        BEHIND_THE_HANDLE.getOrDefault(opnum, out -> {}).accept(arguments);
        return arguments;
    }

    private static void openPolicy(NdrWriter out) {
        out.u32(24).u32(0).u32(0).u32(0).u32(0).u32(0).u32(0x0200_0000);
    }

    private static NdrWriter privilege(NdrWriter out) {
        return out.construct(() -> out.countedString("SeBackupPrivilege"));
    }

    private static NdrWriter names(NdrWriter out) {
        out.u32(1).construct(() -> out.u32(1).countedString("alice"));
        return out.u32(0).u32(0).u16(1).u32(0);
    }

    private static NdrWriter sids(NdrWriter out) {
        out.construct(() -> out.u32(1)
                .pointer(
                        List.of(USERS),
                        (buffer, all) -> buffer.array(all, (array, sid) -> array.pointer(sid, NdrWriter::sid))));
        return out.u32(0).u32(0).u16(1).u32(0);
    }
}
