package io.nethood.smb.rpc.pdu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.nethood.smb.rpc.StandardPipes;
import io.nethood.smb.rpc.pdu.RpcPdu.PresentationContext;
import io.nethood.smb.rpc.pdu.RpcPdu.PresentationResult;
import io.nethood.wire.HexFile;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.nethood.wire.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PduCodecTest {
    private static final SyntaxId SRVSVC = SyntaxId.of("4b324fc8-1670-01d3-1278-5a47bf6ee188", 3, 0);

    @Test
    void a_bind_of_impacket_is_read_field_by_field() throws MalformedMessage {
        byte[] golden = golden("bind-srvsvc-impacket");

        RpcPdu pdu = PduCodec.decode(golden);

        PresentationContext context = new PresentationContext(0, SRVSVC, List.of(SyntaxId.NDR));
        assertThat(pdu).isEqualTo(new RpcPdu.Bind(1, 4280, 4280, 0, List.of(context), false));
    }

    @Test
    void a_bind_is_written_as_impacket_writes_it() throws MalformedMessage {
        byte[] golden = golden("bind-srvsvc-impacket");

        byte[] written = PduCodec.encode(PduCodec.decode(golden));

        assertThat(written).isEqualTo(golden);
    }

    @Test
    void a_bind_ack_is_laid_out_as_the_specification_has_it() {
        RpcPdu.BindAck ack =
                new RpcPdu.BindAck(1, 4280, 4280, 0x12345, "\\PIPE\\srvsvc", List.of(PresentationResult.ACCEPTED));

        byte[] bytes = PduCodec.encode(ack);

        assertThat(bytes).isEqualTo(golden("bind-ack-srvsvc"));
    }

    @Test
    void what_is_written_is_read_again() {
        Seeded.rounds(200, random -> {
            for (RpcPdu pdu : somePdus(random)) {
                assertThat(PduCodec.decode(PduCodec.encode(pdu))).isEqualTo(pdu);
            }
        });
    }

    @Test
    void a_stream_cut_anywhere_gives_the_same_pdus() throws MalformedMessage {
        byte[] stream = join(
                golden("bind-srvsvc-impacket"),
                golden("NetrShareEnum-1-impacket"),
                golden("NetrSessionEnum-502-impacket"));
        List<RpcPdu> whole = read(stream);

        for (int cut = 1; cut < stream.length; cut++) {
            byte[] head = Arrays.copyOf(stream, cut);
            byte[] tail = Arrays.copyOfRange(stream, cut, stream.length);

            assertThat(read(head, tail)).as("cut at %d", cut).isEqualTo(whole);
        }
        assertThat(whole).hasSize(3);
    }

    @Test
    void a_stream_of_single_bytes_gives_the_same_pdus() throws MalformedMessage {
        byte[] stream = join(golden("bind-srvsvc-impacket"), golden("NetrShareEnum-1-impacket"));

        byte[][] bytes = IntStream.range(0, stream.length)
                .mapToObj(i -> new byte[] {stream[i]})
                .toArray(byte[][]::new);

        assertThat(read(bytes)).isEqualTo(read(stream));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bind-srvsvc-impacket", "bind-ack-srvsvc"})
    void a_body_that_is_cut_short_is_truncated(String name) {
        byte[] pdu = golden(name);

        for (int length = PduHeader.SIZE; length < pdu.length; length++) {
            byte[] cut = withFragmentLength(Arrays.copyOf(pdu, length), length);

            assertThatThrownBy(() -> PduCodec.decode(cut))
                    .isInstanceOfSatisfying(
                            MalformedMessage.class,
                            malformed ->
                                    assertThat(malformed.reason()).isIn(Reason.TRUNCATED, Reason.UNTERMINATED_STRING));
        }
    }

    @Test
    void a_fragment_length_below_the_header_is_out_of_bounds() {
        byte[] pdu = withFragmentLength(golden("bind-srvsvc-impacket"), PduHeader.SIZE - 1);

        assertMalformed(pdu, Reason.OUT_OF_BOUNDS);
    }

    @Test
    void a_fragment_above_the_maximum_is_too_long_before_its_bytes_have_come() {
        byte[] pdu = withFragmentLength(golden("bind-srvsvc-impacket"), PduHeader.MAX_FRAGMENT + 1);

        assertMalformed(pdu, Reason.TOO_LONG);
    }

    @Test
    void a_verifier_larger_than_its_pdu_is_out_of_bounds() {
        byte[] pdu = golden("bind-srvsvc-impacket");
        pdu[10] = (byte) (pdu.length - PduHeader.SIZE);

        assertMalformed(pdu, Reason.OUT_OF_BOUNDS);
    }

    @Test
    void more_contexts_than_anybody_needs_are_too_long() {
        byte[] pdu = golden("bind-srvsvc-impacket");
        pdu[24] = (byte) 255;

        assertMalformed(pdu, Reason.TOO_LONG);
    }

    @Test
    void a_big_endian_request_is_read_field_by_field() throws MalformedMessage {
        byte[] golden = golden("request-big-endian");

        RpcPdu pdu = PduCodec.decode(golden);

        assertThat(pdu)
                .isEqualTo(new RpcPdu.Request(
                        0x01020304, 3, 8, 1, 21, null, StubData.owning(new byte[] {0, 0, 0, 0, 0, 0, 0, 100}, true)));
    }

    @Test
    void a_data_representation_that_is_neither_little_nor_big_endian_ascii_is_refused() {
        byte[] pdu = golden("bind-srvsvc-impacket");
        pdu[4] = 0x11;

        assertMalformed(pdu, Reason.BAD_VALUE);
    }

    @Test
    void another_protocol_version_is_refused_and_the_minor_version_is_not_looked_at_closely() throws MalformedMessage {
        byte[] version4 = golden("bind-srvsvc-impacket");
        version4[0] = 4;
        byte[] version51 = golden("bind-srvsvc-impacket");
        version51[1] = 1;

        assertMalformed(version4, Reason.BAD_MAGIC);
        assertThat(PduCodec.decode(version51)).isInstanceOf(RpcPdu.Bind.class);
    }

    @Test
    void a_verifier_is_no_part_of_the_stub_data() throws MalformedMessage {
        byte[] request = golden("NetrShareEnum-1-impacket");
        byte[] verifier = {0, 0, 10, 2, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4};
        byte[] pdu = withFragmentLength(join(request, verifier), request.length + verifier.length);
        pdu[10] = 4;
        byte[] padded = pdu.clone();
        padded[request.length + 4] = 2;

        RpcPdu.Request plain = (RpcPdu.Request) PduCodec.decode(request);
        RpcPdu.Request signed = (RpcPdu.Request) PduCodec.decode(padded);

        assertThat(signed.stub()).isEqualTo(plain.stub());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bind-srvsvc-impacket", "bind-ack-srvsvc", "NetrShareEnum-1-impacket"})
    void changed_bytes_are_a_pdu_or_malformed_and_nothing_else(String name) {
        byte[] whole = golden(name);
        Seeded.rounds(2000, random -> {
            byte[] changed = Arrays.copyOf(whole, PduHeader.SIZE + random.nextInt(whole.length - PduHeader.SIZE + 1));
            for (int i = 0; i < 3; i++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }

            assertThat(decodes(changed)).isIn(true, false);
        });
    }

    private static boolean decodes(byte[] bytes) {
        try {
            PduCodec.decode(bytes);
            return true;
        } catch (MalformedMessage malformed) {
            return false;
        }
    }

    private static List<RpcPdu> somePdus(RandomGenerator random) {
        int callId = random.nextInt();
        SyntaxId syntax = new SyntaxId(
                new UUID(random.nextLong(), random.nextLong()), random.nextInt(65536), random.nextInt(65536));
        List<PresentationContext> contexts = IntStream.range(0, random.nextInt(PduCodec.MAX_CONTEXTS))
                .mapToObj(id -> new PresentationContext(id, syntax, List.of(SyntaxId.NDR, syntax)))
                .toList();
        List<PresentationResult> results =
                List.of(PresentationResult.ACCEPTED, new PresentationResult(2, 2, SyntaxId.NONE));
        byte[] stub = new byte[random.nextInt(200)];
        random.nextBytes(stub);
        UUID object = random.nextBoolean() ? new UUID(random.nextLong(), random.nextLong()) : null;
        int flags = random.nextInt(4);
        return List.of(
                new RpcPdu.Bind(callId, 4280, 5840, random.nextInt(), contexts, false),
                new RpcPdu.AlterContext(callId, 4280, 5840, random.nextInt(), contexts, false),
                new RpcPdu.BindAck(callId, 1432, 4280, random.nextInt(), "\\PIPE\\spoolss", results),
                new RpcPdu.AlterContextResponse(callId, 1432, 4280, random.nextInt(), results),
                new RpcPdu.BindNak(callId, BindRejection.AUTHENTICATION_TYPE_NOT_RECOGNIZED),
                new RpcPdu.Request(
                        callId, flags, stub.length, random.nextInt(65536), 69, object, StubData.owning(stub)),
                new RpcPdu.Response(callId, flags, stub.length, random.nextInt(65536), StubData.owning(stub)),
                new RpcPdu.Fault(callId, 3, random.nextInt(65536), random.nextInt()),
                new RpcPdu.Auth3(callId),
                new RpcPdu.Cancel(callId),
                new RpcPdu.Orphaned(callId));
    }

    private static List<RpcPdu> read(byte[]... messages) throws MalformedMessage {
        PduFramer framer = new PduFramer();
        List<RpcPdu> pdus = new ArrayList<>();
        for (byte[] message : messages) {
            framer.append(message);
            Optional<byte[]> next = framer.next();
            while (next.isPresent()) {
                pdus.add(PduCodec.decode(next.get()));
                next = framer.next();
            }
        }
        return pdus;
    }

    private static byte[] golden(String name) {
        return HexFile.read(StandardPipes.class, name + ".hex");
    }

    private static void assertMalformed(byte[] pdu, Reason reason) {
        assertThatThrownBy(() -> PduCodec.decode(pdu))
                .isInstanceOfSatisfying(
                        MalformedMessage.class,
                        malformed -> assertThat(malformed.reason()).isEqualTo(reason));
    }

    private static byte[] withFragmentLength(byte[] pdu, int length) {
        byte[] changed = pdu.clone();
        changed[8] = (byte) length;
        changed[9] = (byte) (length >> 8);
        return changed;
    }

    private static byte[] join(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        byte[] joined = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
        }
        return joined;
    }
}
