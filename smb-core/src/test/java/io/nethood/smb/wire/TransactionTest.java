package io.nethood.smb.wire;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.nethood.wire.Seeded;
import io.nethood.wire.WireReader;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.nethood.smb.wire.WireBlocks.CODE_PAGE;
import static io.nethood.smb.wire.WireBlocks.encoded;
import static io.nethood.smb.wire.WireBlocks.ofHex;
import static io.nethood.smb.wire.WireBlocks.recorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Transactions of the second and third kind, the parameter blocks of NT_TRANSACT, and how answers are cut. */
class TransactionTest {
    private static final RequestText UNICODE = new RequestText(true, CODE_PAGE);
    private static final SmbHeader REQUEST = new SmbHeader(0, 0, 0, 0, 1, 2, 3, 4);

    @Test
    void a_transaction2_names_its_function_in_its_setup() throws Exception {
        TransactionRequest request = TransactionRequest.decodeTransaction2(recorded("smbtorture-find-first2"));

        assertThat(request.kind()).isEqualTo(TransactionKind.TRANSACTION2);
        assertThat(request.function()).isEqualTo(1);
        assertThat(request.name()).isEmpty();
        assertThat(request.isWhole()).isTrue();
        assertThat(request.maxParameterCount()).isEqualTo(10);
        assertThat(request.maxDataCount()).isEqualTo(0xFFFF);
        assertThat(request.parameters()).hasSize(0x16).endsWith('*', 0, '.', 0, '*', 0, 0, 0);
    }

    @Test
    void a_transaction2_without_a_function_is_refused() {
        assertThatThrownBy(() -> TransactionRequest.decodeTransaction2(ofHex("0000".repeat(14), "")))
                .isInstanceOfSatisfying(
                        MalformedMessage.class, e -> assertThat(e.reason()).isEqualTo(Reason.BAD_WORD_COUNT));
    }

    @Test
    void nt_transact_counts_in_32_bits() throws Exception {
        TransactionRequest request = TransactionRequest.decodeNtTransact(
                ofHex("05 0000 08000000 FFFFFFFF 00000100 FFFFFFFF 00000000 00000000 00000000 00000000 00 0600", ""));

        assertThat(request.kind()).isEqualTo(TransactionKind.NT_TRANSACT);
        assertThat(request.function()).isEqualTo(NtTransactQuerySecurityDescriptor.FUNCTION);
        assertThat(request.maxSetupCount()).isEqualTo(5);
        assertThat(request.totalParameterCount()).isEqualTo(8);
        assertThat(request.totalDataCount()).isEqualTo(Integer.MAX_VALUE);
        assertThat(request.maxParameterCount()).isEqualTo(0x1_0000);
        assertThat(request.maxDataCount()).isEqualTo(Integer.MAX_VALUE);
        assertThat(request.isWhole()).isFalse();
    }

    /** Words made from [MS-CIFS] 2.2.4.47.1 and 2.2.4.63.1; 18 bytes of them end at 53, 36 at 71. */
    @Test
    void secondary_messages_bring_their_parts() throws Exception {
        TransactionSecondaryRequest second = TransactionSecondaryRequest.decodeTransaction2(
                ofHex("0200 0300 0100 3500 0100 0200 3600 0100 FFFF", "0A 0B0C"));
        TransactionSecondaryRequest third = TransactionSecondaryRequest.decodeNtTransact(
                ofHex("000000 02000000 03000000 01000000 47000000 01000000 02000000 48000000 01000000 00", "0A 0B0C"));

        for (TransactionSecondaryRequest request : List.of(second, third)) {
            assertThat(request.totalParameterCount()).isEqualTo(2);
            assertThat(request.totalDataCount()).isEqualTo(3);
            assertThat(request.parameterDisplacement()).isEqualTo(1);
            assertThat(request.parameters()).containsExactly(0x0A);
            assertThat(request.dataDisplacement()).isEqualTo(1);
            assertThat(request.data()).containsExactly(0x0B, 0x0C);
        }
        assertThat(second.kind()).isEqualTo(TransactionKind.TRANSACTION2);
        assertThat(third.kind()).isEqualTo(TransactionKind.NT_TRANSACT);
    }

    @Test
    void every_kind_is_answered_under_its_primary_command() {
        for (TransactionKind kind : TransactionKind.values()) {
            assertThat(TransactionKind.answering(kind.command().code())).isEqualTo(kind);
            SmbCommand secondary = SmbCommand.valueOf(kind + "_SECONDARY");
            assertThat(TransactionKind.answering(secondary.code())).isEqualTo(kind);
            assertThat(new SmbHeader(secondary.code(), 0, 0, 0, 1, 2, 3, 4)
                            .reply()
                            .command())
                    .isEqualTo(kind.command().code());
        }
    }

    @Test
    void nt_transact_create_asks_as_nt_create_andx_does() throws Exception {
        NtTransactCreate create = recordedCreate("smbtorture-nt-transact-create");

        assertThat(create.open())
                .returns(0x0200_0000, NtCreateAndxRequest::desiredAccess)
                .returns(0x80, NtCreateAndxRequest::extFileAttributes)
                .returns(3, NtCreateAndxRequest::shareAccess)
                .returns(2, NtCreateAndxRequest::createDisposition);
        assertThat(create.open().name()).startsWith("\\").endsWith(".txt");
        assertThat(create.securityDescriptor()).isEmpty();
        assertThat(create.extendedAttributes()).isEmpty();
    }

    @Test
    void nt_transact_create_brings_a_descriptor_and_attributes() throws Exception {
        assertThat(recordedCreate("smbtorture-nt-transact-create-with-descriptor")
                        .securityDescriptor())
                .hasSize(0xAC)
                .startsWith(1, 0);
        assertThat(new String(
                        recordedCreate("smbtorture-nt-transact-create-with-attributes")
                                .extendedAttributes(),
                        CODE_PAGE))
                .hasSize(0x1C)
                .endsWith("Fourth EA\0Value Four");
    }

    private static NtTransactCreate recordedCreate(String name) throws MalformedMessage {
        return NtTransactCreate.decode(TransactionRequest.decodeNtTransact(recorded(name)), UNICODE);
    }

    @Test
    void a_name_without_padding_is_read_where_it_is() throws Exception {
        String words = "00000000".repeat(9) + "01000000 01000000 04000000 02000000 03";
        for (String padding : List.of("", "00")) {
            NtTransactCreate create =
                    NtTransactCreate.decode(transaction(words + padding + "41004200", "AA 00 BB"), UNICODE);

            assertThat(create.open().name()).isEqualTo("AB");
            assertThat(create.open().impersonationLevel()).isEqualTo(2);
            assertThat(create.open().securityFlags()).isEqualTo(3);
            assertThat(create.securityDescriptor()).containsExactly(0xAA);
            assertThat(create.extendedAttributes()).containsExactly(0xBB);
        }
    }

    @Test
    void lengths_beyond_the_data_are_refused() {
        String words = "00000000".repeat(9) + "02000000 02000000 00000000 00000000 00";

        assertThatThrownBy(() -> NtTransactCreate.decode(transaction(words, "AA BB CC"), UNICODE))
                .isInstanceOfSatisfying(
                        MalformedMessage.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LONG));
    }

    @Test
    void setups_of_ioctl_and_notify_are_no_words() throws Exception {
        assertThat(NtTransactIoctl.decode(
                        TransactionRequest.decodeNtTransact(recorded("smbtorture-nt-transact-ioctl"))))
                .usingRecursiveComparison()
                .isEqualTo(new NtTransactIoctl(0x0009_00C4, 0xD596, true, 0, new byte[0]));
        assertThat(NtTransactNotifyChange.decode(
                        TransactionRequest.decodeNtTransact(recorded("smbtorture-nt-transact-notify"))))
                .isEqualTo(new NtTransactNotifyChange(1, 0x3741, true));
    }

    @Test
    void security_descriptors_are_asked_for_and_set() throws Exception {
        assertThat(NtTransactQuerySecurityDescriptor.decode(
                        TransactionRequest.decodeNtTransact(recorded("smbtorture-nt-transact-query-security"))))
                .isEqualTo(new NtTransactQuerySecurityDescriptor(0xD7A3, 7));
        NtTransactSetSecurityDescriptor set = NtTransactSetSecurityDescriptor.decode(
                TransactionRequest.decodeNtTransact(recorded("smbtorture-nt-transact-set-security")));

        assertThat(set.fid()).isEqualTo(0xD7A3);
        assertThat(set.securityInformation()).isEqualTo(7);
        assertThat(set.securityDescriptor()).hasSize(0xAC).startsWith(1, 0);
    }

    @Test
    void the_answer_to_nt_transact_create_has_69_bytes_or_101() {
        NtCreateAndxRequest.Response common =
                new NtCreateAndxRequest.Response(2, 0x66E2, 1, 1, 2, 3, 4, 0x20, 5, 6, 0, 7, false);

        byte[] plain =
                new NtTransactCreate.Response(common, 0, null).toTransaction().parameters();
        byte[] extended = new NtTransactCreate.Response(common, 0, new NtCreateAndxRequest.Extension(8, 9, 10))
                .toTransaction()
                .parameters();

        assertThat(plain).hasSize(69).startsWith(2, 0, 0xE2, 0x66, 1, 0, 0, 0, 0, 0, 0, 0);
        assertThat(extended).hasSize(101).startsWith(2, 1, 0xE2, 0x66);
    }

    /** As Samba answered a query for a security descriptor, whose bytes are one here. */
    @Test
    void an_answer_of_nt_transact_aligns_its_parts_to_4() {
        TransactionResponse response = NtTransactQuerySecurityDescriptor.response(0x98, new byte[] {1});

        assertThat(encoded(response.part(TransactionKind.NT_TRANSACT, new TransactionResponse.Part(0, 4, 0, 1))))
                .isEqualTo("12 00 00 00 04 00 00 00 01 00 00 00 04 00 00 00 48 00 00 00 00 00 00 00"
                        + " 01 00 00 00 4c 00 00 00 00 00 00 00 00 06 00 00 98 00 00 00 01");
    }

    @ParameterizedTest
    @EnumSource
    void parts_fit_the_room_and_make_the_whole(TransactionKind kind) {
        Seeded.rounds(50, random -> {
            byte[] parameters = new byte[random.nextInt(300)];
            byte[] data = new byte[random.nextInt(5000)];
            random.nextBytes(parameters);
            random.nextBytes(data);
            TransactionResponse whole = new TransactionResponse(new int[random.nextInt(3)], parameters, data);
            int bufferSize = 1024;
            int room = whole.room(kind, bufferSize);
            ByteArrayOutputStream parametersBack = new ByteArrayOutputStream();
            ByteArrayOutputStream dataBack = new ByteArrayOutputStream();

            while (parametersBack.size() < parameters.length || dataBack.size() < data.length) {
                int parameterCount = Math.min(room, parameters.length - parametersBack.size());
                int dataCount = Math.min(room - parameterCount, data.length - dataBack.size());
                var part =
                        new TransactionResponse.Part(parametersBack.size(), parameterCount, dataBack.size(), dataCount);
                ByteBuf buffer = Unpooled.buffer();
                ResponseWriter out = new ResponseWriter(buffer, REQUEST, CODE_PAGE).begin(kind.command());
                whole.part(kind, part).encode(out);
                out.end();

                assertThat(buffer.readableBytes()).isLessThanOrEqualTo(bufferSize);
                take(kind, WireReader.of(buffer), parametersBack, dataBack);
            }

            assertThat(parametersBack.toByteArray()).isEqualTo(parameters);
            assertThat(dataBack.toByteArray()).isEqualTo(data);
        });
    }

    /** Reads counts, offsets and displacements as a client does. */
    private static void take(
            TransactionKind kind, WireReader message, ByteArrayOutputStream parameters, ByteArrayOutputStream data)
            throws MalformedMessage {
        boolean wide = kind == TransactionKind.NT_TRANSACT;
        message.seek(SmbHeader.LENGTH + 1 + (wide ? 3 + 8 : 6));
        int[] fields = new int[6];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = wide ? message.i32() : message.u16();
        }
        assertThat(fields[1] % 4).isZero();
        assertThat(fields[4] % 4).isZero();
        assertThat(fields[2]).isEqualTo(parameters.size());
        assertThat(fields[5]).isEqualTo(data.size());
        parameters.writeBytes(message.bytesAt(fields[1], fields[0]));
        data.writeBytes(message.bytesAt(fields[4], fields[3]));
    }

    private static TransactionRequest transaction(String parameters, String data) {
        byte[] parameterBytes = HexFormat.of().parseHex(parameters.replace(" ", ""));
        byte[] dataBytes = HexFormat.of().parseHex(data.replace(" ", ""));
        return new TransactionRequest(
                TransactionKind.NT_TRANSACT,
                NtTransactCreate.FUNCTION,
                parameterBytes.length,
                dataBytes.length,
                0,
                0,
                0,
                0,
                0,
                new int[0],
                "",
                parameterBytes,
                dataBytes);
    }
}
