package io.nethood.smb.rpc.spoolss;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.nethood.smb.host.StallOpen;
import io.nethood.smb.pipe.PipeClient;
import io.nethood.smb.pipe.PipeEndpoint;
import io.nethood.smb.rpc.StandardPipes;
import io.nethood.smb.rpc.ndr.ContextHandle;
import io.nethood.smb.rpc.ndr.NdrReader;
import io.nethood.smb.rpc.ndr.NdrWriter;
import io.nethood.smb.session.Edition;
import io.nethood.smb.testkit.RpcPeer;
import io.nethood.smb.testkit.TestLab;
import io.nethood.wire.HexFile;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.nethood.smb.testkit.RpcPeer.ADMINISTRATOR;
import static io.nethood.smb.testkit.RpcPeer.ANONYMOUS;
import static io.nethood.smb.testkit.RpcPeer.USER;
import static org.assertj.core.api.Assertions.assertThat;

/** winspool as clients see it. Answers are read in the order of the IDL. */
class PrintServiceTest {
    private static final int ENUM_PRINTERS = 0;
    private static final int OPEN_PRINTER = 1;
    private static final int GET_PRINTER = 8;
    private static final int CLOSE_PRINTER = 29;
    private static final int OPEN_PRINTER_EX = 69;
    private static final int LOCAL = 2;
    private static final int NAME = 8;
    private static final int MAXIMUM_ALLOWED = 0x0200_0000;

    private final TestLab lab = TestLab.of(Edition.XP_PROFESSIONAL);

    @Test
    void a_null_session_of_impacket_opens_a_printer_and_keeps_the_pipe_busy() throws MalformedMessage {
        PipeEndpoint pipe = pipe(lab, ANONYMOUS);
        RpcPeer peer = RpcPeer.bound(pipe, PrintService.INTERFACE);

        NdrReader answer = NdrReader.of(RpcPeer.join(peer.sendBytes(golden("RpcOpenPrinter-impacket"))));

        assertThat(answer.contextHandle().isNull()).isFalse();
        assertThat(answer.u32()).isZero();
        assertThat(pipe.activity()).isEqualTo("winspool OpenPrinter handle \\\\LABXP\\LABJET is open");
        assertThat(pipe.close()).isEqualTo(1);
    }

    @Test
    void impacket_opens_the_server_with_its_client_info() throws MalformedMessage {
        PipeEndpoint pipe = pipe(lab, ANONYMOUS);
        RpcPeer peer = RpcPeer.bound(pipe, PrintService.INTERFACE);

        NdrReader answer = NdrReader.of(RpcPeer.join(peer.sendBytes(golden("RpcOpenPrinterEx-impacket"))));

        assertThat(answer.contextHandle().isNull()).isFalse();
        assertThat(answer.u32()).isZero();
        assertThat(pipe.activity()).isEqualTo("winspool OpenPrinterEx handle \\\\LABXP is open");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LABJET",
                "labjet",
                "\\\\LABXP\\LABJET",
                "\\\\labxp.example\\LABJET",
                "\\\\127.0.0.1\\LABJET",
                "\\\\::1\\LABJET",
                "\\\\localhost\\LABJET",
                "\\\\LABXP\\LABJET,Job 3",
                "\\\\LABXP",
                "\\\\10.0.0.1"
            })
    void names_that_open(String name) throws MalformedMessage {
        assertThat(openStatus(USER, name, MAXIMUM_ALLOWED)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "NOPE",
                "\\\\OTHER",
                "\\\\OTHER\\LABJET",
                "\\\\LABXP\\",
                "\\\\LABXP\\NOPE",
                "\\LABJET",
                "\\\\"
            })
    void names_that_do_not_open(String name) throws MalformedMessage {
        assertThat(openStatus(USER, name, MAXIMUM_ALLOWED)).isEqualTo(1801);
    }

    @Test
    void no_name_at_all_is_the_server() throws MalformedMessage {
        assertThat(openStatus(USER, null, 0)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "0x0, 0, 0",
        "0x8, 0, 0",
        "0x2, 0, 0",
        "0x20008, 0, 0",
        "0x20002, 0, 0",
        "0x2000000, 0, 0",
        "0x80000000, 0, 0",
        "0x4, 5, 0",
        "0xF000C, 5, 0",
        "0x10000000, 5, 0",
        "0x40000, 5, 0"
    })
    void managing_a_printer_is_for_administrators(String access, int everyone, int administrator)
            throws MalformedMessage {
        int wanted = Long.decode(access).intValue();

        assertThat(openStatus(ANONYMOUS, "LABJET", wanted)).isEqualTo(everyone);
        assertThat(openStatus(USER, "LABJET", wanted)).isEqualTo(everyone);
        assertThat(openStatus(ADMINISTRATOR, "LABJET", wanted)).isEqualTo(administrator);
    }

    @Test
    void a_data_type_nobody_knows_is_invalid() throws MalformedMessage {
        NdrWriter arguments = openArguments("LABJET", "POSTSCRIPT", 0);

        NdrReader answer = peer(USER).call(OPEN_PRINTER, arguments);

        assertThat(answer.contextHandle().isNull()).isTrue();
        assertThat(answer.u32()).isEqualTo(1804);
    }

    @Test
    void open_printer_ex_without_client_info_is_an_invalid_parameter() throws MalformedMessage {
        NdrWriter arguments = openArguments("LABJET", null, 0).u32(1).u32(1).u32(0);

        NdrReader answer = peer(USER).call(OPEN_PRINTER_EX, arguments);

        assertThat(answer.contextHandle().isNull()).isTrue();
        assertThat(answer.u32()).isEqualTo(87);
    }

    @Test
    void client_info_of_an_unknown_level_is_bad_stub_data() {
        NdrWriter arguments = openArguments("LABJET", null, 0).u32(7).u32(7).u32(0);

        assertThat(peer(USER).callFaults(OPEN_PRINTER_EX, arguments)).isEqualTo(0x0000_06F7);
    }

    @Test
    void a_closed_handle_is_zero_and_good_for_nothing() throws MalformedMessage {
        PipeEndpoint pipe = pipe(lab, USER);
        RpcPeer peer = RpcPeer.bound(pipe, PrintService.INTERFACE);
        ContextHandle handle = open(peer, "LABJET");

        NdrReader closed = peer.call(CLOSE_PRINTER, new NdrWriter().contextHandle(handle));
        NdrReader again = peer.call(CLOSE_PRINTER, new NdrWriter().contextHandle(ContextHandle.NULL));

        assertThat(closed.contextHandle().isNull()).isTrue();
        assertThat(closed.u32()).isZero();
        assertThat(pipe.activity()).isNull();
        again.contextHandle();
        assertThat(again.u32()).isEqualTo(6);
        assertThat(peer.callFaults(CLOSE_PRINTER, new NdrWriter().contextHandle(handle)))
                .isEqualTo(0x1C00_001A);
    }

    @Test
    void a_buffer_that_is_too_small_tells_what_is_needed() throws MalformedMessage {
        NdrReader answer = NdrReader.of(RpcPeer.join(peer(ANONYMOUS).sendBytes(golden("RpcEnumPrinters-1-impacket"))));

        assertThat(answer.u32()).isZero();
        assertThat(answer.u32()).isEqualTo(76);
        assertThat(answer.u32()).isZero();
        assertThat(answer.u32()).isEqualTo(122);
    }

    @Test
    void printers_are_listed_with_their_strings_at_the_end_of_the_buffer() throws MalformedMessage {
        NdrReader answer = peer(ANONYMOUS).call(ENUM_PRINTERS, enumArguments(LOCAL, null, 1, 100));

        byte[] buffer = buffer(answer);
        assertThat(integers(answer, 3)).containsExactly(76, 1, 0);
        WireReader info = WireReader.of(buffer);
        assertThat(info.i32()).isEqualTo(0x0080_0000);
        assertThat(text(buffer, info.i32())).isEqualTo("LABJET,HP LaserJet 4,");
        assertThat(text(buffer, info.i32())).isEqualTo("LABJET");
        int comment = info.i32();
        assertThat(comment).isEqualTo(100 - 2 - 14 - 44);
        assertThat(text(buffer, comment)).isEmpty();
    }

    @Test
    void names_in_a_list_are_made_of_the_name_the_client_used() throws MalformedMessage {
        NdrReader answer = peer(ANONYMOUS).call(ENUM_PRINTERS, enumArguments(NAME, "\\\\127.0.0.1", 4, 200));

        byte[] buffer = buffer(answer);
        WireReader info = WireReader.of(buffer);
        assertThat(text(buffer, info.i32())).isEqualTo("\\\\127.0.0.1\\LABJET");
        assertThat(text(buffer, info.i32())).isEqualTo("\\\\127.0.0.1");
        assertThat(info.i32()).isEqualTo(0x48);
    }

    @ParameterizedTest
    @CsvSource({
        "2, , 3, 124",
        "2, , 99, 124",
        "16, , 2, 124",
        "64, , 2, 124",
        "64, , 1, 1003",
        "8, \\\\OTHER, 1, 123",
        "16, , 1, 0",
        "4, , 2, 0"
    })
    void lists_that_are_refused_or_empty(int flags, @Nullable String name, int level, int status)
            throws MalformedMessage {
        NdrReader answer = peer(USER).call(ENUM_PRINTERS, enumArguments(flags, name, level, 0));

        assertThat(integers(answer, 4)).containsExactly(0, 0, 0, status);
    }

    @Test
    void a_size_without_a_buffer_is_an_invalid_user_buffer() throws MalformedMessage {
        NdrWriter arguments = new NdrWriter().u32(LOCAL).u32(0).u32(1).u32(0).u32(500);

        assertThat(integers(peer(USER).call(ENUM_PRINTERS, arguments), 4)).containsExactly(0, 0, 0, 1784);
    }

    @Test
    void a_buffer_of_another_size_than_it_says_is_bad_stub_data() {
        NdrWriter arguments = new NdrWriter()
                .u32(LOCAL)
                .u32(0)
                .u32(1)
                .pointer(new byte[8], NdrWriter::byteArray)
                .u32(12);

        assertThat(peer(USER).callFaults(ENUM_PRINTERS, arguments)).isEqualTo(0x0000_06F7);
    }

    @Test
    void a_printer_is_shown_in_level_2() throws MalformedMessage {
        RpcPeer peer = peer(ANONYMOUS);
        ContextHandle handle = open(peer, "\\\\LABXP\\LABJET");

        byte[] buffer = getPrinter(peer, handle, 2);

        WireReader info = WireReader.of(buffer);
        List<String> texts = new ArrayList<>();
        for (int field = 0; field < 13; field++) {
            int offset = info.i32();
            if (field != 7 && field != 12) {
                texts.add(text(buffer, offset));
            }
        }
        assertThat(texts)
                .containsExactly(
                        "\\\\LABXP",
                        "\\\\LABXP\\LABJET",
                        "LABJET",
                        "LPT1:",
                        "HP LaserJet 4",
                        "",
                        "",
                        "",
                        "WinPrint",
                        "RAW",
                        "");
        assertThat(info.i32()).isEqualTo(0x48);
        assertThat(info.position()).isEqualTo(56);
    }

    @Test
    void level_3_is_a_security_descriptor_that_lets_everyone_print() throws MalformedMessage {
        RpcPeer peer = peer(ANONYMOUS);

        byte[] buffer = getPrinter(peer, open(peer, "LABJET"), 3);

        WireReader info = WireReader.of(buffer);
        int start = info.i32();
        assertThat(start % 4).isZero();
        info.seek(start);
        assertThat(List.of(info.u8(), info.u8(), info.u16())).containsExactly(1, 0, 0x8004);
        info.skip(12);
        int dacl = info.i32();
        info.seek(start + dacl + 8);
        assertThat(List.of(info.u8(), info.u8(), info.u16(), info.i32())).containsExactly(0, 0, 20, 0x20008);
        assertThat(info.bytes(12)).containsExactly(1, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0);
        assertThat(start + dacl + 8 + 20 + 24 + 16 + 12).isEqualTo(buffer.length);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 2, 124", "1, 1, 3, 16", "2, 0, 13, 84", "3, 0, 1, 4", "4, 0, 2, 12", "5, 0, 2, 20"})
    void variable_data_begins_where_the_fixed_part_of_the_specification_ends(
            int level, int fieldsBefore, int offsets, int fixedSize) throws MalformedMessage {
        RpcPeer peer = peer(ANONYMOUS);

        byte[] buffer = getPrinter(peer, open(peer, "\\\\LABXP\\LABJET"), level);

        WireReader info = WireReader.of(buffer);
        info.skip(4 * fieldsBefore);
        int lowest = buffer.length;
        for (int i = 0; i < offsets; i++) {
            int offset = info.i32();
            lowest = offset == 0 ? lowest : Math.min(lowest, offset);
        }
        assertThat(lowest).isBetween(fixedSize, fixedSize + 3);
    }

    @Test
    void level_6_is_the_status_alone() throws MalformedMessage {
        RpcPeer peer = peer(ANONYMOUS);

        assertThat(getPrinter(peer, open(peer, "LABJET"), 6)).containsExactly(0, 0, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 9, 100, -1})
    void a_level_of_a_printer_that_does_not_exist_is_invalid(int level) throws MalformedMessage {
        RpcPeer peer = peer(USER);

        NdrReader answer = peer.call(GET_PRINTER, getArguments(open(peer, "LABJET"), level, 0));

        assertThat(integers(answer, 3)).containsExactly(0, 0, 124);
    }

    @Test
    void the_server_itself_shows_its_security_and_nothing_else() throws MalformedMessage {
        RpcPeer peer = peer(USER);
        ContextHandle server = open(peer, "\\\\LABXP");

        assertThat(getPrinter(peer, server, 3)).isNotEmpty();
        assertThat(integers(peer.call(GET_PRINTER, getArguments(server, 2, 0)), 3))
                .containsExactly(0, 0, 124);
    }

    @Test
    void get_printer_with_a_closed_handle_is_an_invalid_handle() throws MalformedMessage {
        NdrReader answer = peer(USER).call(GET_PRINTER, getArguments(ContextHandle.NULL, 1, 0));

        assertThat(integers(answer, 3)).containsExactly(0, 0, 6);
    }

    @Test
    void open_printer_does_not_return_when_the_host_is_set_so() throws MalformedMessage {
        TestLab stalling = TestLab.of(
                Edition.XP_PROFESSIONAL, settings -> settings.withStallOpen(StallOpen.of(Duration.ofSeconds(20))));
        PipeEndpoint pipe = pipe(stalling, ANONYMOUS);
        RpcPeer peer = RpcPeer.bound(pipe, PrintService.INTERFACE);

        assertThat(peer.sendBytes(golden("RpcOpenPrinterEx-impacket"))).isEmpty();

        assertThat(pipe.activity()).isEqualTo("winspool OpenPrinterEx has not returned");
        assertThat(pipe.nextDeadline()).hasValue(Duration.ofSeconds(20).toNanos());
        NdrReader late = NdrReader.of(
                RpcPeer.join(RpcPeer.decode(pipe.expire(Duration.ofSeconds(20).toNanos()))));
        assertThat(late.contextHandle().isNull()).isFalse();
        assertThat(pipe.activity()).isEqualTo("winspool OpenPrinterEx handle \\\\LABXP is open");
    }

    @Test
    void open_printer_that_never_returns_ends_with_its_pipe() {
        TestLab stalling = TestLab.of(Edition.XP_PROFESSIONAL, settings -> settings.withStallOpen(StallOpen.FOREVER));
        PipeEndpoint pipe = pipe(stalling, ANONYMOUS);

        RpcPeer.bound(pipe, PrintService.INTERFACE).sendBytes(golden("RpcOpenPrinter-impacket"));

        assertThat(pipe.activity()).isEqualTo("winspool OpenPrinter has not returned");
        assertThat(pipe.nextDeadline()).isEmpty();
        assertThat(pipe.close()).isZero();
    }

    @Test
    void the_support_matrix_is_the_table_of_calls() {
        assertThat(PrintService.INTERFACE.calls())
                .extracting(call -> call.opnum() + " " + call.name())
                .containsExactly(
                        "0 EnumPrinters", "1 OpenPrinter", "8 GetPrinter", "29 ClosePrinter", "69 OpenPrinterEx");
    }

    private RpcPeer peer(PipeClient client) {
        return RpcPeer.bound(pipe(lab, client), PrintService.INTERFACE);
    }

    private static PipeEndpoint pipe(TestLab lab, PipeClient client) {
        return StandardPipes.of(lab.host()).open("SPOOLSS", client).orElseThrow();
    }

    private static byte[] golden(String name) {
        return HexFile.read(StandardPipes.class, name + ".hex");
    }

    private int openStatus(PipeClient client, @Nullable String name, int access) throws MalformedMessage {
        NdrReader answer = peer(client).call(OPEN_PRINTER, openArguments(name, null, access));
        boolean opened = !answer.contextHandle().isNull();
        int status = answer.u32();
        assertThat(opened).isEqualTo(status == 0);
        return status;
    }

    private static ContextHandle open(RpcPeer peer, String name) throws MalformedMessage {
        return peer.call(OPEN_PRINTER, openArguments(name, "RAW", MAXIMUM_ALLOWED))
                .contextHandle();
    }

    private static NdrWriter openArguments(@Nullable String name, @Nullable String dataType, int access) {
        return new NdrWriter()
                .stringPointer(name)
                .stringPointer(dataType)
                .u32(0)
                .u32(0)
                .u32(access);
    }

    private static NdrWriter enumArguments(int flags, @Nullable String name, int level, int size) {
        NdrWriter out = new NdrWriter().u32(flags).stringPointer(name).u32(level);
        return writeBuffer(out, size);
    }

    private static NdrWriter getArguments(ContextHandle handle, int level, int size) {
        return writeBuffer(new NdrWriter().contextHandle(handle).u32(level), size);
    }

    private static NdrWriter writeBuffer(NdrWriter out, int size) {
        return out.pointer(size == 0 ? null : new byte[size], NdrWriter::byteArray)
                .u32(size);
    }

    /** Asks for the size, then for the structure, as every client does. */
    private static byte[] getPrinter(RpcPeer peer, ContextHandle handle, int level) throws MalformedMessage {
        List<Integer> refused = integers(peer.call(GET_PRINTER, getArguments(handle, level, 0)), 3);
        assertThat(refused).last().isEqualTo(122);
        NdrReader answer = peer.call(GET_PRINTER, getArguments(handle, level, refused.get(1)));
        byte[] buffer = buffer(answer);
        assertThat(integers(answer, 2)).containsExactly(refused.get(1), 0);
        return buffer;
    }

    private static byte[] buffer(NdrReader answer) throws MalformedMessage {
        byte[] buffer = answer.pointer(NdrReader::byteArray).orNull();
        return Objects.requireNonNull(buffer, "the server returned no buffer");
    }

    private static String text(byte[] buffer, int offset) {
        int end = offset;
        while (buffer[end] != 0 || buffer[end + 1] != 0) {
            end += 2;
        }
        return new String(buffer, offset, end - offset, StandardCharsets.UTF_16LE);
    }

    private static List<Integer> integers(NdrReader answer, int count) throws MalformedMessage {
        List<Integer> integers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            integers.add(answer.u32());
        }
        return integers;
    }
}
