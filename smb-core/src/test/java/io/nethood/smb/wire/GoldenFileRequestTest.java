package io.nethood.smb.wire;

import java.util.List;
import java.util.stream.Stream;

import io.nethood.smb.wire.LockingAndxRequest.Range;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.nethood.smb.wire.WireBlocks.hexOf;
import static io.nethood.smb.wire.WireBlocks.ofHex;
import static io.nethood.smb.wire.WireBlocks.recorded;
import static io.nethood.smb.wire.WireBlocks.unicodeOfHex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What real clients ask of files, decoded field by field; what none was seen to send is made by hand. */
class GoldenFileRequestTest {
    static Stream<Arguments> recordedRequests() {
        return Stream.of(
                row("smbtorture-create-directory", DirectoryRequest::decode, new DirectoryRequest("\\testsd")),
                row("smbclient-create-directory", DirectoryRequest::decode, new DirectoryRequest("\\d1")),
                row("smbtorture-open", OpenRequest::decode, new OpenRequest(0xFF, 0, "\\rawopen\\torture_open.txt")),
                row(
                        "smbtorture-create",
                        CreateRequest::decode,
                        new CreateRequest(0, 0, "\\rawopen\\torture_create.txt")),
                row(
                        "smbtorture-create-temporary",
                        CreateRequest::decode,
                        new CreateRequest(0x02, 0x6B0A_4432L, "\\rawopen")),
                row("smbtorture-flush", FlushRequest::decode, new FlushRequest(0x033F)),
                row("smbclient-delete", DeleteRequest::decode, new DeleteRequest(0x06, "\\hd.txt")),
                row("smbtorture-delete", DeleteRequest::decode, new DeleteRequest(0, "..")),
                row("smbclient-rename", RenameRequest::decode, new RenameRequest(0x16, "\\hc.txt", "\\hd.txt")),
                row(
                        "smbtorture-rename",
                        RenameRequest::decode,
                        new RenameRequest(0, "\\testrename\\test1", "\\testrename\\TEST1")),
                row(
                        "smbtorture-nt-rename",
                        NtRenameRequest::decode,
                        new NtRenameRequest(
                                0, NtRenameRequest.RENAME_FILE, "\\testrename\\*.txt", "\\testrename\\test1.txt")),
                row(
                        "smbtorture-query-information",
                        QueryInformationRequest::decode,
                        new QueryInformationRequest("Testing mkdir")),
                row(
                        "smbtorture-set-information",
                        SetInformationRequest::decode,
                        new SetInformationRequest(0, 0x6B04_FE73L, "\\attrib123456789.tst")),
                row("smbtorture-read", ReadRequest::decode, new ReadRequest(0x48D2, 1, 0, 0)),
                row("smbtorture-lock-byte-range", LockByteRangeRequest::decode, new LockByteRangeRequest(0xFAC4, 0, 0)),
                row("smbtorture-seek", SeekRequest::decode, new SeekRequest(0x6AE7, SeekRequest.FROM_START, 17)),
                row(
                        "smbtorture-set-information2",
                        SetInformation2Request::decode,
                        new SetInformation2Request(
                                0x5E64,
                                new FileTimes(
                                        new DosDateTime(0x5D78, 0x1871),
                                        new DosDateTime(0x5D78, 0x1876),
                                        new DosDateTime(0x5D78, 0x187B)))),
                row(
                        "smbtorture-query-information2",
                        QueryInformation2Request::decode,
                        new QueryInformation2Request(0xDD19)),
                row(
                        "smbtorture-locking-small",
                        LockingAndxRequest::decode,
                        new LockingAndxRequest(0xAE13, 0, 0, 0, List.of(), List.of(new Range(0x3725, 4, 9)))),
                row(
                        "smbtorture-locking-large",
                        LockingAndxRequest::decode,
                        new LockingAndxRequest(
                                0xAE8D,
                                LockingAndxRequest.LARGE_FILES,
                                0,
                                0,
                                List.of(),
                                List.of(new Range(0x36DC, 0, 1)))),
                row(
                        "smbtorture-open-andx",
                        OpenAndxRequest::decode,
                        new OpenAndxRequest(0, 0x42, 0x06, 0, 0, 0x11, 0, 0, "\\6b8b4567")),
                row("smbtorture-read-andx", ReadAndxRequest::decode, new ReadAndxRequest(0xE4F8, 0, 1, 1, 0, 1)),
                row("smbclient-read-andx-short", ReadAndxRequest::decode, new ReadAndxRequest(0x36F0, 0, 6, 6, 0, 0)),
                row("smbtorture-query-information-disk", EmptyRequest::decode, new EmptyRequest()),
                row("smbtorture-search", SearchRequest::decode, new SearchRequest(100, 0, "\\testsearch\\*.*", null)),
                row(
                        "smbtorture-nt-create-file",
                        NtCreateAndxRequest::decode,
                        new NtCreateAndxRequest(0, 0, 0x0012_019F, 0, 0, 3, 5, 0x40, 2, 0, "h.txt")));
    }

    private static Arguments row(String name, WireBlocks.Decoder decoder, SmbRequest expected) {
        return Arguments.of(name, decoder, expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recordedRequests")
    void a_recorded_request_says_what_its_client_meant(String name, WireBlocks.Decoder decoder, SmbRequest expected)
            throws Exception {
        assertThat(decoder.decode(recorded(name))).isEqualTo(expected);
    }

    @Test
    void a_write_hands_out_its_data_without_a_copy() throws Exception {
        WriteAndxRequest andx = WriteAndxRequest.decode(recorded("smbclient-write-andx-short"));
        WriteRequest core = WriteRequest.decode(recorded("smbtorture-write"));
        WriteAndCloseRequest closing = WriteAndCloseRequest.decode(recorded("smbtorture-write-and-close"));

        assertThat(hexOf(andx.data())).isEqualTo("68 65 6c 6c 6f 0a");
        assertThat(andx).isEqualTo(new WriteAndxRequest(0x6157, 0, 0, 0, 0, andx.data()));
        assertThat(hexOf(core.data())).isEqualTo("58 99 d8 32 60 8f c8 e7 4c");
        assertThat(core).isEqualTo(new WriteRequest(0xD596, 9, 4, 0, core.data()));
        assertThat(closing).isEqualTo(new WriteAndCloseRequest(0x637A, 4, 0, core.data()));
        assertThat(List.of(andx.data(), core.data(), closing.data())).allMatch(data -> data.unwrap() != null);
    }

    @Test
    void a_write_of_nothing_may_point_anywhere() throws Exception {
        WriteAndxRequest request = WriteAndxRequest.decode(recorded("smbtorture-write-andx"));

        assertThat(request).isEqualTo(new WriteAndxRequest(0x053D, 0, 0, 0, 0, Unpooled.EMPTY_BUFFER));
    }

    @Test
    void a_search_that_goes_on_brings_its_key() throws Exception {
        SearchRequest search = SearchRequest.decode(recorded("smbtorture-search-goes-on"));
        SearchRequest close = SearchRequest.decode(recorded("smbtorture-find-close"));

        assertThat(search.path()).isEmpty();
        assertThat(search.resumeKey()).isNotNull().satisfies(key -> {
            assertThat(key.reserved()).isZero();
            assertThat(key.serverState()).startsWith("*       *  ".getBytes(WireBlocks.CODE_PAGE));
        });
        assertThat(close.resumeKey())
                .isNotNull()
                .satisfies(key -> assertThat(key.clientState()).containsOnly(0));
    }

    /** No client here sends these: made from [MS-CIFS] 2.2.4.22.1, 2.2.4.25.1, 2.2.4.35.1, 2.2.4.48.1, 2.2.4.67-69. */
    @Test
    void requests_made_by_hand_say_what_they_mean() throws Exception {
        assertThat(ReadRawRequest.decode(ofHex("3412 00100000 FFFF 0100 00000000 0000", "")))
                .isEqualTo(new ReadRawRequest(0x1234, 0x1000, 0xFFFF, 1, 0));
        assertThat(ReadRawRequest.decode(ofHex("3412 00100000 FFFF 0100 E8030000 0000 02000000", "")))
                .isEqualTo(new ReadRawRequest(0x1234, 0x2_0000_1000L, 0xFFFF, 1, 1000));
        assertThat(FindClose2Request.decode(ofHex("0002", ""))).isEqualTo(new FindClose2Request(0x0200));
        assertThat(OpenPrintFileRequest.decode(ofHex("0500 0100", "04 4A 4F 42 00")))
                .isEqualTo(new OpenPrintFileRequest(5, OpenPrintFileRequest.GRAPHICS, "JOB"));
        assertThat(WritePrintFileRequest.decode(ofHex("0700", "01 0200 4142")))
                .isEqualTo(new WritePrintFileRequest(7, Unpooled.wrappedBuffer(new byte[] {'A', 'B'})));
        assertThat(ClosePrintFileRequest.decode(ofHex("0700", ""))).isEqualTo(new ClosePrintFileRequest(7));
        // Its 28 bytes of words end at 61, so the parameters stand at 63.
        assertThat(IoctlRequest.decode(
                        ofHex("0700 5300 6000 0200 0000 0000 2000 00000000 0000 0200 3F00 0000 0000", "0102")))
                .usingRecursiveComparison()
                .isEqualTo(new IoctlRequest(
                        7,
                        IoctlRequest.PRINTER_DEVICE,
                        IoctlRequest.GET_PRINTER_ID,
                        0,
                        32,
                        0,
                        new byte[] {1, 2},
                        new byte[0]));
    }

    @Test
    void a_raw_write_of_14_words_has_an_offset_of_64_bits() throws Exception {
        // 28 bytes of words end at 61, so the data stand at 63.
        WriteRawRequest request = WriteRawRequest.decode(
                ofHex("3412 0500 0000 00100000 00000000 0100 00000000 0200 3F00 02000000", "4142"));

        assertThat(request)
                .isEqualTo(new WriteRawRequest(
                        0x1234, 5, 0x2_0000_1000L, 0, WriteRawRequest.WRITE_THROUGH, Unpooled.wrappedBuffer(new byte[] {
                            'A', 'B'
                        })));
    }

    @Test
    void the_high_word_of_a_count_is_meant_only_where_it_was_agreed_on() {
        ReadAndxRequest large = new ReadAndxRequest(1, 0, 0x10, 0, 0x0001, 0);
        ReadAndxRequest waiting = new ReadAndxRequest(1, 0, 0x10, 0, 0xFFFF_FFFFL, 0);

        assertThat(large.maxCount(false)).isEqualTo(0x10);
        assertThat(large.maxCount(true)).isEqualTo(0x1_0010);
        assertThat(waiting.maxCount(true)).isEqualTo(0x10);
        assertThat(new ReadAndxRequest(1, 0, 0, 0, 0xFFFE, 0).maxCount(true)).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void offsets_of_64_bits_come_in_halves() throws Exception {
        assertThat(ReadAndxRequest.decode(ofHex("FF00 0000 0100 04000000 1000 0000 00000000 0000 01000080", ""))
                        .offset())
                .isEqualTo(0x8000_0001_0000_0004L);
        assertThat(LockingAndxRequest.decode(ofHex(
                                "FF00 0000 0100 10 00 00000000 0000 0100",
                                "0500 0000 01000000 02000000 03000000 04000000"))
                        .locks())
                .containsExactly(new Range(5, 0x1_0000_0002L, 0x3_0000_0004L));
    }

    @Test
    void unlocks_come_before_locks() throws Exception {
        LockingAndxRequest request = LockingAndxRequest.decode(
                ofHex("FF00 0000 0100 01 00 FFFFFFFF 0100 0100", "0500 01000000 02000000  0600 03000000 04000000"));

        assertThat(request)
                .isEqualTo(new LockingAndxRequest(
                        1,
                        LockingAndxRequest.SHARED_LOCK,
                        0,
                        LockingAndxRequest.FOREVER,
                        List.of(new Range(5, 1, 2)),
                        List.of(new Range(6, 3, 4))));
    }

    @Test
    void a_path_without_its_terminator_ends_with_the_bytes() throws Exception {
        assertThat(DeleteRequest.decode(ofHex("0000", "04 41 42")).path()).isEqualTo("AB");
        // The bytes begin at 37: format, string at 38.
        assertThat(DeleteRequest.decode(unicodeOfHex("0000", "04 4100 4200")).path())
                .isEqualTo("AB");
        // The bytes begin at 35: format, string at 36; half a character is left out.
        assertThat(DirectoryRequest.decode(unicodeOfHex("", "04 4100 42")).path())
                .isEqualTo("A");
        assertThat(DirectoryRequest.decode(ofHex("", "04")).path()).isEmpty();
    }

    @Test
    void a_path_behind_its_format_is_aligned_when_it_is_unicode() throws Exception {
        // The old path ends at 44, its format stands at 44, a byte of padding at 45.
        RenameRequest request = RenameRequest.decode(unicodeOfHex("0000", "04 4100 4200 0000 04 00 4300 0000"));

        assertThat(request).isEqualTo(new RenameRequest(0, "AB", "C"));
    }

    static Stream<Arguments> wrongFormats() {
        return Stream.of(
                wrong(DeleteRequest::decode, "0000", "01 41 00"),
                wrong(RenameRequest::decode, "0000", "04 41 00 05 42 00"),
                wrong(WritePrintFileRequest::decode, "0000", "05 0100 41"),
                wrong(WriteRequest::decode, "0000 0000 00000000 0000", "04 0000"),
                wrong(SearchRequest::decode, "0100 0000", "04 41 00 04 0000"),
                wrong(SearchRequest::decode, "0100 0000", "04 41 00 05 0100 00"));
    }

    private static Arguments wrong(WireBlocks.Decoder decoder, String words, String bytes) {
        return Arguments.of(decoder, words, bytes);
    }

    @ParameterizedTest
    @MethodSource("wrongFormats")
    void another_buffer_format_or_length_of_a_key_is_refused(WireBlocks.Decoder decoder, String words, String bytes) {
        assertThatThrownBy(() -> decoder.decode(ofHex(words, bytes)))
                .isInstanceOfSatisfying(
                        MalformedMessage.class, e -> assertThat(e.reason()).isEqualTo(Reason.BAD_VALUE));
    }

    @Test
    void a_write_that_promises_more_than_it_brings_tells_both() throws MalformedMessage {
        WriteRequest request = WriteRequest.decode(ofHex("0000 0300 00000000 0000", "01 0200 4142"));

        assertThat(request.count()).isEqualTo(3);
        assertThat(request.data().readableBytes()).isEqualTo(2);
    }

    @Test
    void more_ranges_than_there_are_is_refused() {
        assertThatThrownBy(() -> LockingAndxRequest.decode(
                        ofHex("FF00 0000 0100 00 00 00000000 0000 FFFF", "0500 01000000 02000000")))
                .isInstanceOfSatisfying(
                        MalformedMessage.class, e -> assertThat(e.reason()).isEqualTo(Reason.TRUNCATED));
    }
}
