package io.nethood.smb.rpc.association;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.nethood.smb.pipe.PipeEndpoint;
import io.nethood.smb.rpc.StandardPipes;
import io.nethood.smb.rpc.pdu.BindRejection;
import io.nethood.smb.rpc.pdu.PduCodec;
import io.nethood.smb.rpc.pdu.RpcPdu;
import io.nethood.smb.rpc.pdu.RpcPdu.PresentationContext;
import io.nethood.smb.rpc.pdu.RpcPdu.PresentationResult;
import io.nethood.smb.rpc.pdu.SyntaxId;
import io.nethood.smb.session.Edition;
import io.nethood.smb.testkit.RpcPeer;
import io.nethood.smb.testkit.TestLab;
import io.nethood.wire.HexFile;
import org.junit.jupiter.api.Test;

import static io.nethood.smb.rpc.association.LabInterfaces.LAB;
import static io.nethood.smb.rpc.association.LabInterfaces.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

/** How an association begins. */
class BindTest {
    private final TestLab lab = TestLab.of(Edition.WINDOWS_2000_PROFESSIONAL);
    private final AtomicInteger groups = new AtomicInteger(100);
    private final PipeEndpoint endpoint = new RpcAssociation(
            new RpcService(lab.host(), "lab", List.of(LAB, OTHER), groups::incrementAndGet), RpcPeer.ANONYMOUS);

    @Test
    void a_bind_is_acknowledged_with_the_pipe_and_a_group_of_its_own() {
        RpcPeer peer = RpcPeer.at(endpoint);

        List<RpcPdu> answers = peer.send(peer.bind(LAB.syntax()));

        assertThat(answers)
                .containsExactly(
                        new RpcPdu.BindAck(1, 4280, 4280, 101, "\\PIPE\\lab", List.of(PresentationResult.ACCEPTED)));
    }

    @Test
    void each_offered_context_has_a_result_of_its_own() {
        SyntaxId unknown = SyntaxId.of("12345678-0000-0000-0000-000000000000", 1, 0);
        SyntaxId newer = new SyntaxId(LAB.syntax().uuid(), 2, 2);
        RpcPdu.Bind bind = bind(
                4280,
                new PresentationContext(0, LAB.syntax(), List.of(SyntaxId.NDR)),
                new PresentationContext(1, unknown, List.of(SyntaxId.NDR)),
                new PresentationContext(2, LAB.syntax(), List.of(unknown)),
                new PresentationContext(3, newer, List.of(SyntaxId.NDR)));

        RpcPdu.BindAck ack = (RpcPdu.BindAck) RpcPeer.at(endpoint).send(bind).getFirst();

        assertThat(ack.results())
                .containsExactly(
                        PresentationResult.ACCEPTED,
                        PresentationResult.UNKNOWN_INTERFACE,
                        PresentationResult.UNKNOWN_TRANSFER_SYNTAX,
                        PresentationResult.UNKNOWN_INTERFACE);
    }

    @Test
    void fragments_are_no_larger_than_either_side_wants_and_no_smaller_than_everybody_must_take() {
        RpcPdu.BindAck large =
                (RpcPdu.BindAck) RpcPeer.at(endpoint).send(bind(5840)).getFirst();
        PipeEndpoint second =
                new RpcAssociation(new RpcService(lab.host(), "lab", List.of(LAB), () -> 1), RpcPeer.ANONYMOUS);
        RpcPdu.BindAck small =
                (RpcPdu.BindAck) RpcPeer.at(second).send(bind(100)).getFirst();

        assertThat(large).returns(4280, RpcPdu.BindAck::maxTransmit).returns(4280, RpcPdu.BindAck::maxReceive);
        assertThat(small).returns(1432, RpcPdu.BindAck::maxTransmit).returns(1432, RpcPdu.BindAck::maxReceive);
    }

    @Test
    void a_bind_that_wants_authentication_by_rpc_is_refused_for_that() {
        byte[] bind = PduCodec.encode(bind(4280));
        byte[] verifier = {10, 2, 0, 0, 0, 0, 0, 0, 'N', 'T', 'L', 'M'};
        byte[] pdu = Arrays.copyOf(bind, bind.length + verifier.length);
        System.arraycopy(verifier, 0, pdu, bind.length, verifier.length);
        pdu[8] = (byte) pdu.length;
        pdu[10] = 4;

        List<RpcPdu> answers = RpcPeer.at(endpoint).sendBytes(pdu);

        assertThat(answers).containsExactly(new RpcPdu.BindNak(1, BindRejection.AUTHENTICATION_TYPE_NOT_RECOGNIZED));
    }

    @Test
    void a_second_bind_is_refused() {
        RpcPeer peer = RpcPeer.bound(endpoint, LAB);

        List<RpcPdu> answers = peer.send(peer.bind(LAB.syntax()));

        assertThat(answers).containsExactly(new RpcPdu.BindNak(2, BindRejection.REASON_NOT_SPECIFIED));
    }

    @Test
    void a_bind_in_ebcdic_is_refused_under_its_own_call_id() {
        byte[] bind = HexFile.read(StandardPipes.class, "bind-srvsvc-impacket.hex");
        bind[4] = 0x11;

        List<RpcPdu> answers = RpcPeer.at(endpoint).sendBytes(bind);

        assertThat(answers).containsExactly(new RpcPdu.BindNak(1, BindRejection.PROTOCOL_VERSION_NOT_SUPPORTED));
    }

    @Test
    void a_big_endian_bind_that_is_refused_is_refused_under_its_own_call_id() {
        byte[] bind = new byte[40];
        bind[0] = 5;
        bind[2] = 11; // bind
        bind[3] = 3; // first and last fragment
        bind[9] = 40; // frag_length
        bind[15] = 7; // call_id
        bind[24] = 1; // a context that is not there

        List<RpcPdu> answers = RpcPeer.at(endpoint).sendBytes(bind);

        assertThat(answers).containsExactly(new RpcPdu.BindNak(7, BindRejection.PROTOCOL_VERSION_NOT_SUPPORTED));
    }

    @Test
    void a_bind_cut_short_inside_of_its_length_is_refused() {
        byte[] whole = HexFile.read(StandardPipes.class, "bind-srvsvc-impacket.hex");
        byte[] bind = Arrays.copyOf(whole, 40);
        bind[8] = 40;

        List<RpcPdu> answers = RpcPeer.at(endpoint).sendBytes(bind);

        assertThat(answers).containsExactly(new RpcPdu.BindNak(1, BindRejection.PROTOCOL_VERSION_NOT_SUPPORTED));
    }

    @Test
    void an_interface_can_be_added_later() {
        RpcPeer peer = RpcPeer.bound(endpoint, LAB);
        PresentationContext other = new PresentationContext(1, OTHER.syntax(), List.of(SyntaxId.NDR));

        List<RpcPdu> answers = peer.send(new RpcPdu.AlterContext(2, 4280, 4280, 101, List.of(other), false));

        assertThat(answers)
                .containsExactly(
                        new RpcPdu.AlterContextResponse(2, 4280, 4280, 101, List.of(PresentationResult.ACCEPTED)));
    }

    @Test
    void an_alter_context_before_the_bind_is_a_protocol_error() {
        List<RpcPdu> answers = RpcPeer.at(endpoint).send(new RpcPdu.AlterContext(2, 4280, 4280, 0, List.of(), false));

        assertThat(answers)
                .extracting(pdu -> ((RpcPdu.Fault) pdu).status())
                .containsExactly(FaultStatus.PROTO_ERROR.code());
    }

    @Test
    void a_bind_of_impacket_to_each_standard_pipe_is_accepted() {
        for (String pipe : List.of("srvsvc", "wkssvc", "spoolss")) {
            PipeEndpoint instance =
                    StandardPipes.of(lab.host()).open(pipe, RpcPeer.ANONYMOUS).orElseThrow();
            byte[] bind = HexFile.read(StandardPipes.class, "bind-" + pipe + "-impacket.hex");

            RpcPdu.BindAck ack =
                    (RpcPdu.BindAck) RpcPeer.at(instance).sendBytes(bind).getFirst();

            assertThat(ack.results()).containsExactly(PresentationResult.ACCEPTED);
            assertThat(ack.secondaryAddress()).isEqualTo("\\PIPE\\" + pipe);
            assertThat(ack.group()).isNotZero();
        }
    }

    private static RpcPdu.Bind bind(int fragment, PresentationContext... contexts) {
        return new RpcPdu.Bind(1, fragment, fragment, 0, List.of(contexts), false);
    }
}
