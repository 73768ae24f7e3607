package io.nethood.smb.wire;

import java.util.List;
import java.util.stream.Stream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.nethood.smb.wire.WireBlocks.encoded;
import static io.nethood.smb.wire.WireBlocks.hexOf;
import static org.assertj.core.api.Assertions.assertThat;

/** The bytes of answers about files, against those of [MS-CIFS] and of a Samba that was recorded. */
class FileResponseTest {
    private static final ResumeKey KEY = new ResumeKey(0x2A, new byte[16], new byte[] {1, 2, 3, 4});
    private static final DosDateTime MOMENT = new DosDateTime(0x5D79, 0x1844);

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(
                        new OpenRequest.Response(0x1234, 0x20, 0x6B06_4FB4L, 5, 0x42),
                        "07 34 12 20 00 b4 4f 06 6b 05 00 00 00 42 00 00 00"),
                Arguments.of(new CreateRequest.Response(0x1234), "01 34 12 00 00"),
                Arguments.of(
                        new CreateRequest.TemporaryResponse(0x1234, "SRV00001"),
                        "01 34 12 0a 00 04 53 52 56 30 30 30 30 31 00"),
                Arguments.of(
                        new QueryInformationRequest.Response(0x20, 0x6B06_4FB4L, 0x1_0000_0005L),
                        "0a 20 00 b4 4f 06 6b 05 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00"),
                Arguments.of(new WriteRequest.Response(0xFFFF), "01 ff ff 00 00"),
                Arguments.of(new SeekRequest.Response(0xFFFF_FFFFL), "02 ff ff ff ff 00 00"),
                Arguments.of(new WriteRawRequest.InterimResponse(0xFFFF), "01 ff ff 00 00"),
                Arguments.of(new WriteRawRequest.FinalResponse(7), "01 07 00 00 00"),
                Arguments.of(
                        // As Samba answered.
                        new QueryInformation2Request.Response(
                                new FileTimes(
                                        new DosDateTime(0x5D79, 0x1845),
                                        new DosDateTime(0x5D79, 0x1846),
                                        new DosDateTime(0x5D79, 0x1846)),
                                0x400,
                                0x10_0000,
                                0x20),
                        "0b 79 5d 45 18 79 5d 46 18 79 5d 46 18 00 04 00 00 00 00 10 00 20 00 00 00"),
                Arguments.of(new LockingAndxRequest.Response(), "02 ff 00 00 00 00 00"),
                Arguments.of(
                        new QueryInformationDiskResponse(0xFBF8, 0x2000, 0x200, 0x4F83),
                        "05 f8 fb 00 20 00 02 83 4f 00 00 00 00"),
                Arguments.of(
                        new OpenAndxRequest.Response(0x1234, 0x20, 0x6B06_4FB4L, 5, 2, 0, 0, 0x8001),
                        "0f ff 00 00 00 34 12 20 00 b4 4f 06 6b 05 00 00 00 02 00 00 00 00 00 01 80"
                                + " 00 00 00 00 00 00 00 00"),
                Arguments.of(
                        // As Samba answered.
                        new OpenAndxRequest.ExtendedResponse(
                                new OpenAndxRequest.Response(0x704A, 0x20, 0x6B06_4FB4L, 0, 3, 0, 0, 1), 0x1F_0000, 0),
                        "13 ff 00 00 00 4a 70 20 00 b4 4f 06 6b 00 00 00 00 03 00 00 00 00 00 01 00"
                                + " 00 00 00 00 00 00 00 00 1f 00 00 00 00 00 00 00"),
                Arguments.of(
                        new SearchRequest.Response(List.of(
                                new SearchRequest.Entry(KEY, 0x20, MOMENT, 7, "TOR0GA~L.TXT"),
                                new SearchRequest.Entry(KEY, 0x10, MOMENT, 0, "."))),
                        "01 02 00 59 00 05 56 00"
                                + " 2a 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01 02 03 04"
                                + " 20 44 18 79 5d 07 00 00 00 54 4f 52 30 47 41 7e 4c 2e 54 58 54 00"
                                + " 2a 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01 02 03 04"
                                + " 10 44 18 79 5d 00 00 00 00 2e 00 00 00 00 00 00 00 00 00 00 00 00"),
                Arguments.of(new SearchRequest.Response(List.of()), "01 00 00 03 00 05 00 00"),
                Arguments.of(
                        // The data begin at 32 + 19 = 51, so one byte of padding stands in front.
                        new IoctlRequest.PrinterId(0x0102, "SERVER", "QUEUE"),
                        "08 00 00 20 00 00 00 34 00 00 00 20 00 34 00 00 00 21 00 00 02 01"
                                + " 53 45 52 56 45 52 00 00 00 00 00 00 00 00 00 00"
                                + " 51 55 45 55 45 00 00 00 00 00 00 00 00 00"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void an_answer_has_the_bytes_of_the_specification(SmbResponse answer, String bytes) {
        assertThat(encoded(answer)).isEqualTo(bytes);
    }

    @Test
    void an_extended_answer_to_a_create_says_42_words_and_has_50() {
        NtCreateAndxRequest.Response common =
                new NtCreateAndxRequest.Response(0, 0xAE8D, 2, 1, 2, 3, 4, 0x20, 5, 6, 0, 7, true);

        String plain = encoded(common);
        String extended = encoded(
                new NtCreateAndxRequest.ExtendedResponse(common, new NtCreateAndxRequest.Extension(8, 0x1F_01FF, 9)));

        assertThat(plain)
                .isEqualTo("22 ff 00 00 00 00 8d ae 02 00 00 00"
                        + " 01 00 00 00 00 00 00 00 02 00 00 00 00 00 00 00"
                        + " 03 00 00 00 00 00 00 00 04 00 00 00 00 00 00 00"
                        + " 20 00 00 00 05 00 00 00 00 00 00 00 06 00 00 00 00 00 00 00 00 00 07 00 01 00 00");
        assertThat(extended)
                .isEqualTo("2a" + plain.substring(2, plain.length() - " 00 00".length()) + " 00".repeat(16)
                        + " 08 00 00 00 00 00 00 00 ff 01 1f 00 09 00 00 00 00 00");
    }

    @Test
    void an_oplock_break_is_a_message_that_answers_nothing() {
        ByteBuf buffer = Unpooled.buffer();

        new OplockBreak(0xAC72, 0x95BC, 1).encode(buffer);

        // As Samba sent it.
        assertThat(hexOf(buffer))
                .isEqualTo("ff 53 4d 42 24 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 72 ac ff ff"
                        + " 00 00 ff ff 08 ff 00 00 00 bc 95 02 01 00 00 00 00 00 00 00 00 00 00");
    }
}
