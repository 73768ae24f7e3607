package io.nethood.smb.rpc.association;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.nethood.event.LabEvent;
import io.nethood.smb.pipe.PipeEndpoint;
import io.nethood.smb.rpc.ndr.ContextHandle;
import io.nethood.smb.rpc.ndr.NdrReader;
import io.nethood.smb.rpc.ndr.NdrWriter;
import io.nethood.smb.rpc.pdu.PduCodec;
import io.nethood.smb.rpc.pdu.PduHeader;
import io.nethood.smb.rpc.pdu.RpcPdu;
import io.nethood.smb.rpc.pdu.RpcPdu.PresentationContext;
import io.nethood.smb.rpc.pdu.StubData;
import io.nethood.smb.rpc.pdu.SyntaxId;
import io.nethood.smb.session.Edition;
import io.nethood.smb.testkit.RpcPeer;
import io.nethood.smb.testkit.TestLab;
import io.nethood.wire.MalformedMessage;
import org.junit.jupiter.api.Test;

import static io.nethood.smb.rpc.association.LabInterfaces.ECHO;
import static io.nethood.smb.rpc.association.LabInterfaces.LAB;
import static io.nethood.smb.rpc.association.LabInterfaces.LOOK;
import static io.nethood.smb.rpc.association.LabInterfaces.OPEN;
import static io.nethood.smb.rpc.association.LabInterfaces.OTHER;
import static io.nethood.smb.rpc.association.LabInterfaces.STALL;
import static io.nethood.smb.rpc.association.LabInterfaces.STALL_FOR_EVER;
import static io.nethood.smb.rpc.association.LabInterfaces.STALL_TIME;
import static org.assertj.core.api.Assertions.assertThat;

/** Calls, their fragments, their handles, and those that do not return. */
class CallTest {
    private static final NdrWriter NO_BYTES = new NdrWriter().u32(0);
    private static final NdrWriter NOTHING = new NdrWriter();

    private final TestLab lab = TestLab.of(Edition.WINDOWS_2000_PROFESSIONAL);
    private final PipeEndpoint endpoint = fresh();

    @Test
    void a_request_before_the_bind_is_a_protocol_error() {
        assertThat(RpcPeer.at(endpoint).callFaults(ECHO, NO_BYTES)).isEqualTo(0x1C01_000B);
    }

    @Test
    void an_opnum_that_is_not_in_the_table_is_out_of_range() {
        assertThat(RpcPeer.bound(endpoint, LAB).callFaults(99, NOTHING)).isEqualTo(0x1C01_0002);
    }

    @Test
    void arguments_that_are_no_ndr_of_the_call_are_bad_stub_data() {
        RpcPeer peer = RpcPeer.bound(endpoint, LAB);

        assertThat(peer.callFaults(ECHO, NOTHING)).isEqualTo(0x0000_06F7);
        assertThat(peer.callFaults(ECHO, new NdrWriter().u32(1000))).isEqualTo(0x0000_06F7);
    }

    @Test
    void a_context_that_was_never_offered_names_no_interface() {
        List<RpcPdu> answers = RpcPeer.bound(endpoint, LAB).send(fragment(5, 3, 7, new byte[4]));

        assertThat(answers).extracting(CallTest::faultStatus).containsExactly(0x1C01_0003);
    }

    @Test
    void a_call_may_come_in_fragments_and_its_answer_goes_in_fragments() throws MalformedMessage {
        RpcPeer peer = RpcPeer.bound(endpoint, LAB);
        byte[] arguments = new NdrWriter().byteArray(pattern(20_000)).toBytes();

        List<RpcPdu> answers = new ArrayList<>();
        for (int at = 0; at < arguments.length; at += 1000) {
            int flags = (at == 0 ? PduHeader.FIRST_FRAGMENT : 0)
                    | (at + 1000 >= arguments.length ? PduHeader.LAST_FRAGMENT : 0);
            byte[] part = Arrays.copyOfRange(arguments, at, Math.min(arguments.length, at + 1000));
            answers.addAll(peer.send(fragment(9, flags, 0, part)));
        }

        assertThat(answers).allMatch(pdu -> PduCodec.encode(pdu).length <= 4280);
        assertThat(answers)
                .extracting(pdu -> ((RpcPdu.Response) pdu).flags())
                .containsExactly(PduHeader.FIRST_FRAGMENT, 0, 0, 0, PduHeader.LAST_FRAGMENT);
        assertThat(NdrReader.of(RpcPeer.join(answers)).byteArray()).isEqualTo(pattern(20_000));
    }

    @Test
    void a_conversation_cut_at_any_byte_has_the_same_answers() {
        RpcPeer script = RpcPeer.at(endpoint);
        byte[] stream = join(
                script.bind(LAB.syntax()),
                script.request(ECHO, new NdrWriter().byteArray(pattern(7))),
                script.request(99, NOTHING));
        List<RpcPdu> whole = RpcPeer.at(fresh()).sendBytes(stream);

        for (int cut = 1; cut < stream.length; cut++) {
            RpcPeer peer = RpcPeer.at(fresh());
            List<RpcPdu> answers = new ArrayList<>(peer.sendBytes(Arrays.copyOf(stream, cut)));
            answers.addAll(peer.sendBytes(Arrays.copyOfRange(stream, cut, stream.length)));

            assertThat(answers).as("cut at %d", cut).isEqualTo(whole);
        }
        assertThat(whole).hasSize(3);
    }

    @Test
    void fragments_that_never_end_are_stopped_at_the_maximum() {
        RpcPeer peer = RpcPeer.bound(endpoint, LAB);
        byte[] part = new byte[4000];
        int sent = part.length;
        List<RpcPdu> answers = peer.send(fragment(9, PduHeader.FIRST_FRAGMENT, 0, part));

        while (answers.isEmpty()) {
            answers = peer.send(fragment(9, 0, 0, part));
            sent += part.length;
        }

        assertThat(sent).isBetween(Reassembly.MAX_STUB, Reassembly.MAX_STUB + part.length);
        assertThat(answers).extracting(CallTest::faultStatus).containsExactly(0x1C00_001B);
        assertThat(peer.callFaults(ECHO, NO_BYTES)).isEqualTo(0x1C01_000B);
    }

    @Test
    void a_fragment_of_another_call_in_between_is_a_protocol_error() {
        RpcPeer peer = RpcPeer.bound(endpoint, LAB);
        peer.send(fragment(9, PduHeader.FIRST_FRAGMENT, 0, new byte[8]));

        List<RpcPdu> answers = peer.send(fragment(10, PduHeader.LAST_FRAGMENT, 0, new byte[8]));

        assertThat(answers).extracting(CallTest::faultStatus).containsExactly(0x1C01_000B);
    }

    @Test
    void a_call_orphaned_before_its_last_fragment_leaves_room_for_the_next() {
        RpcPeer peer = RpcPeer.bound(endpoint, LAB);
        peer.send(fragment(9, PduHeader.FIRST_FRAGMENT, 0, new byte[8]));

        List<RpcPdu> answers = peer.send(new RpcPdu.Orphaned(9));

        assertThat(answers).isEmpty();
        assertThat(peer.send(peer.request(ECHO, NO_BYTES))).hasSize(1).allMatch(RpcPdu.Response.class::isInstance);
    }

    @Test
    void cancel_and_auth3_have_no_answer() {
        RpcPeer peer = RpcPeer.bound(endpoint, LAB);

        assertThat(peer.send(new RpcPdu.Cancel(1))).isEmpty();
        assertThat(peer.send(new RpcPdu.Auth3(1))).isEmpty();
        assertThat(peer.send(peer.request(ECHO, NO_BYTES))).hasSize(1).allMatch(RpcPdu.Response.class::isInstance);
    }

    @Test
    void bytes_that_are_no_pdu_are_answered_with_one_fault_each_time() {
        RpcPeer peer = RpcPeer.bound(endpoint, LAB);
        byte[] noise = "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

        assertThat(peer.sendBytes(noise)).extracting(CallTest::faultStatus).containsExactly(0x1C01_000B);
        assertThat(peer.sendBytes(noise)).extracting(CallTest::faultStatus).containsExactly(0x1C01_000B);
    }

    @Test
    void a_handle_leads_back_to_what_was_opened() throws MalformedMessage {
        RpcPeer peer = RpcPeer.bound(endpoint, LAB);

        ContextHandle handle = peer.call(OPEN, new NdrWriter().u32(77)).contextHandle();

        assertThat(peer.call(LOOK, new NdrWriter().contextHandle(handle)).u32()).isEqualTo(77);
        assertThat(endpoint.activity()).isEqualTo("lab thing 77 is open");
    }

    @Test
    void a_zero_handle_is_an_error_of_the_call_and_a_strange_one_a_fault() throws MalformedMessage {
        RpcPeer peer = RpcPeer.bound(endpoint, LAB);
        ContextHandle strange = new ContextHandle(0, 1, 2);

        assertThat(peer.call(LOOK, new NdrWriter().contextHandle(ContextHandle.NULL))
                        .u32())
                .isEqualTo(-1);
        assertThat(peer.callFaults(LOOK, new NdrWriter().contextHandle(strange)))
                .isEqualTo(0x1C00_001A);
    }

    @Test
    void a_handle_is_good_for_its_own_interface_only() throws MalformedMessage {
        RpcPeer peer = RpcPeer.bound(endpoint, LAB);
        StubData handle = StubData.owning(new NdrWriter()
                .contextHandle(peer.call(OPEN, new NdrWriter().u32(77)).contextHandle())
                .toBytes());
        PresentationContext other = new PresentationContext(1, OTHER.syntax(), List.of(SyntaxId.NDR));
        peer.send(new RpcPdu.AlterContext(50, 4280, 4280, 0, List.of(other), false));

        List<RpcPdu> answers = peer.send(new RpcPdu.Request(51, 3, 0, 1, LOOK, null, handle));

        assertThat(answers).extracting(CallTest::faultStatus).containsExactly(0x1C00_001A);
    }

    @Test
    void an_association_holds_so_many_handles_and_no_more() throws MalformedMessage {
        RpcPeer peer = RpcPeer.bound(endpoint, LAB);
        for (int i = 0; i < ContextHandles.MAX_HANDLES; i++) {
            assertThat(peer.call(OPEN, new NdrWriter().u32(i)).contextHandle().isNull())
                    .isFalse();
        }

        ContextHandle oneTooMany = peer.call(OPEN, new NdrWriter().u32(-1)).contextHandle();

        assertThat(oneTooMany.isNull()).isTrue();
        assertThat(endpoint.activity()).isEqualTo("lab thing 0 is open and 2047 more");
    }

    @Test
    void closing_the_pipe_runs_the_handles_down() throws MalformedMessage {
        RpcPeer peer = RpcPeer.bound(endpoint, LAB);
        ContextHandle first = peer.call(OPEN, new NdrWriter().u32(1)).contextHandle();
        ContextHandle second = peer.call(OPEN, new NdrWriter().u32(2)).contextHandle();

        int runDown = endpoint.close();

        assertThat(first).isNotEqualTo(second);
        assertThat(runDown).isEqualTo(2);
        assertThat(endpoint.activity()).isNull();
    }

    @Test
    void a_stalled_call_answers_when_its_time_is_over() {
        RpcPeer peer = RpcPeer.bound(endpoint, LAB);

        List<RpcPdu> atOnce = peer.send(peer.request(STALL, NOTHING));

        assertThat(atOnce).isEmpty();
        assertThat(endpoint.activity()).isEqualTo("lab Stall has not returned");
        assertThat(endpoint.nextDeadline()).hasValue(STALL_TIME.toNanos());
        assertThat(endpoint.expire(STALL_TIME.toNanos() - 1)).isEmpty();
        assertThat(RpcPeer.join(RpcPeer.decode(endpoint.expire(STALL_TIME.toNanos()))))
                .containsExactly(42, 0, 0, 0);
        assertThat(endpoint.nextDeadline()).isEmpty();
        assertThat(endpoint.activity()).isNull();
    }

    @Test
    void a_call_that_stalls_for_ever_has_no_deadline_and_ends_with_the_pipe() {
        RpcPeer peer = RpcPeer.bound(endpoint, LAB);

        peer.send(peer.request(STALL_FOR_EVER, NOTHING));

        assertThat(endpoint.nextDeadline()).isEmpty();
        assertThat(endpoint.expire(Long.MAX_VALUE / 2)).isEmpty();
        assertThat(endpoint.activity()).isEqualTo("lab StallForEver has not returned");
        assertThat(endpoint.close()).isZero();
        assertThat(endpoint.activity()).isNull();
    }

    @Test
    void a_stalled_call_is_reported_with_the_pipe_and_who_called() {
        RpcPeer peer = RpcPeer.bound(endpoint, LAB);

        peer.send(peer.request(STALL, NOTHING));

        assertThat(lab.events(LabEvent.RpcCallStalled.class))
                .singleElement()
                .returns("\\PIPE\\lab", LabEvent.RpcCallStalled::pipe)
                .returns("lab Stall", LabEvent.RpcCallStalled::call)
                .returns("PC7", LabEvent.RpcCallStalled::client)
                .returns(70L, LabEvent.RpcCallStalled::open)
                .returns(5.0, LabEvent.RpcCallStalled::seconds);
    }

    @Test
    void calls_wait_behind_a_stalled_one_and_are_answered_after_it() {
        RpcPeer peer = RpcPeer.bound(endpoint, LAB);
        peer.send(peer.request(STALL, NOTHING));

        List<RpcPdu> atOnce = peer.send(peer.request(ECHO, NO_BYTES));
        List<RpcPdu> later = RpcPeer.decode(endpoint.expire(STALL_TIME.toNanos()));

        assertThat(atOnce).isEmpty();
        assertThat(later).extracting(RpcPdu::callId).containsExactly(2, 3);
    }

    @Test
    void an_orphaned_stalled_call_is_over_without_an_answer() {
        RpcPeer peer = RpcPeer.bound(endpoint, LAB);
        peer.send(peer.request(STALL_FOR_EVER, NOTHING));
        peer.send(peer.request(ECHO, NO_BYTES));

        List<RpcPdu> answers = peer.send(new RpcPdu.Orphaned(2));

        assertThat(answers).extracting(RpcPdu::callId).containsExactly(3);
        assertThat(endpoint.activity()).isNull();
    }

    @Test
    void what_waits_behind_a_stalled_call_is_bounded() {
        RpcPeer peer = RpcPeer.bound(endpoint, LAB);
        peer.send(peer.request(STALL_FOR_EVER, NOTHING));
        for (int i = 0; i < RpcAssociation.MAX_WAITING; i++) {
            assertThat(peer.send(peer.request(ECHO, NO_BYTES))).isEmpty();
        }

        assertThat(peer.callFaults(ECHO, NO_BYTES)).isEqualTo(0x1C00_001B);
    }

    private PipeEndpoint fresh() {
        return new RpcAssociation(new RpcService(lab.host(), "lab", List.of(LAB, OTHER), () -> 1), RpcPeer.ANONYMOUS);
    }

    private static int faultStatus(RpcPdu pdu) {
        return ((RpcPdu.Fault) pdu).status();
    }

    private static RpcPdu.Request fragment(int callId, int flags, int contextId, byte[] stub) {
        return new RpcPdu.Request(callId, flags, 0, contextId, ECHO, null, StubData.owning(stub));
    }

    private static byte[] pattern(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    private static byte[] join(RpcPdu... pdus) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (RpcPdu pdu : pdus) {
            joined.writeBytes(PduCodec.encode(pdu));
        }
        return joined.toByteArray();
    }
}
