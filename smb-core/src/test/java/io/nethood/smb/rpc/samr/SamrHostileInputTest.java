package io.nethood.smb.rpc.samr;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.nethood.smb.rpc.association.RpcInterface;
import io.nethood.smb.rpc.ndr.ContextHandle;
import io.nethood.smb.rpc.ndr.NdrWriter;
import io.nethood.smb.security.Sid;
import io.nethood.smb.session.Edition;
import io.nethood.smb.testkit.RpcStubs;
import io.nethood.smb.testkit.TestLab;
import io.nethood.wire.MalformedMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.nethood.smb.testkit.RpcPeer.ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;

/** Requests of samr that are cut, exaggerate, or bring the wrong handle. */
class SamrHostileInputTest {
    private static final int BAD_STUB_DATA = 0x6F7;
    private static final int CONTEXT_MISMATCH = 0x1C00_001A;
    private static final Sid DOMAIN = Sid.of(5, 21, 1001, 2002, 3003);

    /** What stands behind the handle in a call's request; of calls without a handle, everything. */
    private static final Map<Integer, Consumer<NdrWriter>> BEHIND_THE_HANDLE = new TreeMap<>(Map.ofEntries(
            Map.entry(3, out -> out.u32(4)),
            Map.entry(5, out -> out.construct(() -> out.countedString("LABXP"))),
            Map.entry(6, out -> out.u32(0).u32(-1)),
            Map.entry(7, out -> out.u32(0).sid(DOMAIN)),
            Map.entry(8, out -> out.u16(1)),
            Map.entry(11, out -> out.u32(0).u32(-1)),
            Map.entry(13, out -> out.u32(0).u32(0).u32(-1)),
            Map.entry(15, out -> out.u32(0).u32(-1)),
            Map.entry(16, SamrHostileInputTest::sids),
            Map.entry(17, SamrHostileInputTest::names),
            Map.entry(18, out -> out.u32(2).u32(1000).u32(0).u32(2).u32(500).u32(501)),
            Map.entry(19, out -> out.u32(0).u32(513)),
            Map.entry(20, out -> out.u16(1)),
            Map.entry(27, out -> out.u32(0).u32(544)),
            Map.entry(28, out -> out.u16(1)),
            Map.entry(34, out -> out.u32(0).u32(500)),
            Map.entry(36, out -> out.u16(21)),
            Map.entry(40, out -> out.u16(1).u32(0).u32(10).u32(-1)),
            Map.entry(46, out -> out.u16(1)),
            Map.entry(47, out -> out.u16(21)),
            Map.entry(48, out -> out.u16(1).u32(0).u32(10).u32(-1)),
            Map.entry(51, out -> out.u16(1).u32(0).u32(10).u32(-1)),
            Map.entry(65, out -> out.u32(500))));

    private static final Map<Integer, Consumer<NdrWriter>> WITHOUT_A_HANDLE = Map.of(
            0, out -> out.pointer(92, NdrWriter::u16).u32(0x20),
            56, out -> out.pointer("LABXP", NdrWriter::countedString),
            57, out -> out.stringPointer("LABXP").u32(0x20),
            62, out -> out.stringPointer("LABXP").u32(2).u32(0x20),
            64, out -> out.stringPointer("LABXP").u32(0x20).u32(1).u32(1).u32(3).u32(0));

    private final TestLab lab = TestLab.of(Edition.XP_PROFESSIONAL);
    private final SamrClient client = new SamrClient(lab, ADMINISTRATOR);

    static Stream<Integer> opnums() {
        return SamrService.INTERFACE.calls().stream().map(RpcInterface.Call::opnum);
    }

    @ParameterizedTest
    @MethodSource("opnums")
    void a_request_that_is_cut_anywhere_is_bad_stub_data(int opnum) {
        byte[] whole = request(opnum, ContextHandle.NULL).toBytes();

        for (int length = 0; length < whole.length; length++) {
            assertThat(client.peer().callFaults(opnum, RpcStubs.cut(whole, length)))
                    .as("cut at %d of %d", length, whole.length)
                    .isEqualTo(BAD_STUB_DATA);
        }
    }

    @ParameterizedTest
    @MethodSource("opnums")
    void a_handle_that_was_never_given_out_is_a_fault(int opnum) {
        if (!WITHOUT_A_HANDLE.containsKey(opnum)) {
            assertThat(client.peer().callFaults(opnum, request(opnum, new ContextHandle(0, 1, 2))))
                    .isEqualTo(CONTEXT_MISMATCH);
        }
    }

    @Test
    void a_handle_of_another_kind_is_a_fault() throws MalformedMessage {
        ContextHandle server = client.server();
        ContextHandle domain =
                client.domain(lab.host().accounts().accountDomain().sid());
        ContextHandle user = client.principal(34, DOMAIN, 500);

        for (int opnum : List.of(8, 11, 13, 15, 16, 17, 18, 19, 27, 34, 40)) {
            assertThat(client.peer().callFaults(opnum, request(opnum, server))).isEqualTo(CONTEXT_MISMATCH);
            assertThat(client.peer().callFaults(opnum, request(opnum, user))).isEqualTo(CONTEXT_MISMATCH);
        }
        for (int opnum : List.of(5, 6, 7, 20, 25, 28, 33, 36, 39, 44)) {
            assertThat(client.peer().callFaults(opnum, request(opnum, domain))).isEqualTo(CONTEXT_MISMATCH);
        }
    }

    @Test
    void counts_that_do_not_fit_are_bad_stub_data() throws MalformedMessage {
        ContextHandle domain = client.domain(DOMAIN);

        assertRefused(17, new NdrWriter().contextHandle(domain).u32(1001));
        assertRefused(
                18,
                new NdrWriter().contextHandle(domain).u32(1001).u32(1001).u32(0).u32(1001));
        assertRefused(18, new NdrWriter().contextHandle(domain).u32(-1));
        assertRefused(
                18,
                new NdrWriter()
                        .contextHandle(domain)
                        .u32(1)
                        .u32(1000)
                        .u32(0)
                        .u32(2)
                        .u32(1)
                        .u32(1));
        assertRefused(
                18,
                new NdrWriter()
                        .contextHandle(domain)
                        .u32(1)
                        .u32(1000)
                        .u32(1)
                        .u32(1)
                        .u32(1));
        assertRefused(
                18,
                new NdrWriter()
                        .contextHandle(domain)
                        .u32(1)
                        .u32(0)
                        .u32(0)
                        .u32(1)
                        .u32(1));
        assertRefused(16, new NdrWriter().contextHandle(domain).u32(1001).u32(1).u32(1001));
        assertRefused(
                40, new NdrWriter().contextHandle(domain).u16(6).u32(0).u32(1).u32(1));
        assertRefused(7, new NdrWriter().contextHandle(client.server()).u32(0).u32(16));
        assertRefused(
                7,
                new NdrWriter()
                        .contextHandle(client.server())
                        .u32(0)
                        .u32(1)
                        .u8(1)
                        .u8(2));
        assertRefused(
                5, new NdrWriter().contextHandle(client.server()).u16(3).u16(4).u32(1));
        assertRefused(
                5, new NdrWriter().contextHandle(client.server()).u16(4).u16(2).u32(1));
        assertRefused(
                5, new NdrWriter().contextHandle(client.server()).u16(4).u16(4).u32(0));
        assertRefused(
                5,
                new NdrWriter()
                        .contextHandle(client.server())
                        .u16(4)
                        .u16(4)
                        .u32(1)
                        .u32(2)
                        .u32(0)
                        .u32(3));
    }

    private void assertRefused(int opnum, NdrWriter arguments) {
        assertThat(client.peer().callFaults(opnum, arguments)).isEqualTo(BAD_STUB_DATA);
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

    private static void names(NdrWriter out) {
        out.u32(1).construct(() -> out.u32(1000).u32(0).u32(1).countedString("alice"));
    }

    private static void sids(NdrWriter out) {
        out.construct(() -> out.u32(1)
                .pointer(
                        List.of(DOMAIN),
                        (array, all) -> array.array(all, (element, sid) -> element.pointer(sid, NdrWriter::sid))));
    }
}
