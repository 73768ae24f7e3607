package io.nethood.netbios.netty;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;

import io.nethood.netbios.NetbiosName;
import io.nethood.netbios.netty.FrameEvent.SessionEstablished;
import io.nethood.netbios.netty.FrameEvent.SessionRefused;
import io.nethood.netbios.netty.FrameEvent.StreamMalformed;
import io.nethood.netbios.session.SessionError;
import io.nethood.netbios.session.SessionPacketCodec;
import io.nethood.netbios.session.SessionServiceListener;
import io.nethood.wire.HexFile;
import io.nethood.wire.MalformedMessage.Reason;
import io.nethood.wire.Seeded;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SessionFrameDecoderTest {
    private static final int MAX = 1024;
    private static final String KEEP_ALIVE = "85000000";
    private static final String POSITIVE = "82000000";

    private final List<EmbeddedChannel> channels = new ArrayList<>();
    private final List<ByteBuf> received = new ArrayList<>();
    private final List<Object> events = new ArrayList<>();

    @AfterEach
    void nothing_is_left_in_any_channel_and_no_buffer_leaks() {
        for (EmbeddedChannel channel : channels) {
            assertThat(channel.finish()).isFalse();
        }
        assertThat(received).allSatisfy(buffer -> assertThat(buffer.refCnt()).isZero());
    }

    @Test
    void direct_tcp_messages_are_cut_at_their_lengths() {
        EmbeddedChannel channel = directTcp();

        receive(channel, "00000003 AABBCC 00000001 DD 00000002 EE");

        assertThat(messages(channel)).containsExactly("aabbcc", "dd");
        receive(channel, "FF");
        assertThat(messages(channel)).containsExactly("eeff");
    }

    @Test
    void a_message_is_a_slice_of_what_was_received() {
        EmbeddedChannel channel = directTcp();
        receive(channel, "00000003 AABBCC");

        received.getFirst().setByte(4, 0x11);
        assertThat(messages(channel)).containsExactly("11bbcc");
    }

    @Test
    void an_empty_message_is_handed_on_for_the_decoder_of_smb_to_judge() {
        EmbeddedChannel channel = directTcp();

        receive(channel, "00000000");

        assertThat(messages(channel)).containsExactly("");
    }

    @Test
    void the_largest_message_passes_and_one_byte_more_closes_the_channel() {
        EmbeddedChannel channel = directTcp();

        receive(channel, "00000400" + "AB".repeat(MAX));
        assertThat(messages(channel)).containsExactly("ab".repeat(MAX));
        receive(channel, "00000401");

        assertMalformed(channel, Reason.TOO_LONG);
    }

    @Test
    void direct_tcp_knows_no_other_packets_than_messages() {
        EmbeddedChannel channel = directTcp();

        receive(channel, KEEP_ALIVE);

        assertMalformed(channel, Reason.BAD_MAGIC);
    }

    @Test
    void messages_before_the_garbage_arrive_and_what_follows_it_is_ignored() {
        EmbeddedChannel channel = directTcp();

        receive(channel, "00000001 AA" + hex("GET / HTTP/1.1\r\n") + "00000001 BB");

        assertThat(messages(channel)).containsExactly("aa");
        assertMalformed(channel, Reason.BAD_MAGIC);
    }

    @Test
    void a_client_that_leaves_in_the_middle_of_a_message_leaves_nothing_behind() {
        EmbeddedChannel channel = directTcp();

        receive(channel, "00000003 AABB");
        channel.close();

        assertThat(messages(channel)).isEmpty();
        assertThat(events).isEmpty();
    }

    @Test
    void a_session_request_to_a_name_of_ours_is_answered_and_reported() {
        EmbeddedChannel channel = sessionService();

        receive(channel, golden("request-computer.hex"));

        assertThat(sent(channel)).containsExactly(POSITIVE);
        assertThat(events).singleElement().isInstanceOfSatisfying(SessionEstablished.class, event -> {
            assertThat(event.request().called()).isEqualTo(name("ALPHA", 0x20));
            assertThat(event.request().calling()).isEqualTo(name("CLIENT", 0x00));
        });
    }

    @Test
    void a_captured_conversation_is_cut_into_its_smb_messages() {
        EmbeddedChannel channel = sessionService();

        receive(channel, golden("stream-session-and-messages.hex"));

        assertThat(sent(channel)).containsExactly(POSITIVE);
        assertThat(messages(channel))
                .satisfiesExactly(
                        negotiate -> assertThat(negotiate).hasSize(2 * 0x31).startsWith("ff534d4272"),
                        sessionSetup ->
                                assertThat(sessionSetup).hasSize(2 * 0x87).startsWith("ff534d4273"),
                        logoff -> assertThat(logoff).hasSize(2 * 0x27).startsWith("ff534d4274"));
    }

    @Test
    void a_stream_that_arrives_one_byte_at_a_time_gives_the_same_messages() {
        String stream = golden("stream-session-and-messages.hex");
        EmbeddedChannel channel = sessionService();

        for (int i = 0; i < stream.length(); i += 2) {
            receive(channel, stream.substring(i, i + 2));
        }

        assertThat(sent(channel)).containsExactly(POSITIVE);
        assertThat(messages(channel)).extracting(String::length).containsExactly(2 * 0x31, 2 * 0x87, 2 * 0x27);
    }

    @Test
    void a_stream_cut_at_any_position_gives_the_same_messages() {
        String stream = golden("stream-session-and-messages.hex");
        EmbeddedChannel whole = sessionService();
        receive(whole, stream);
        List<String> expected = messages(whole);
        sent(whole);

        for (int cut = 0; cut <= stream.length(); cut += 2) {
            EmbeddedChannel channel = sessionService();
            receive(channel, stream.substring(0, cut));
            receive(channel, stream.substring(cut));

            assertThat(messages(channel)).as("cut at byte %d", cut / 2).isEqualTo(expected);
            assertThat(sent(channel)).containsExactly(POSITIVE);
        }
    }

    @Test
    void keep_alives_are_taken_before_and_after_the_session_request() {
        EmbeddedChannel channel = sessionService();

        receive(channel, KEEP_ALIVE + golden("request-computer.hex") + KEEP_ALIVE + "00000001 AA" + KEEP_ALIVE);

        assertThat(sent(channel)).containsExactly(POSITIVE);
        assertThat(messages(channel)).containsExactly("aa");
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void a_session_request_to_a_foreign_name_is_refused_with_its_reason_and_hung_up() {
        EmbeddedChannel channel = sessionService();

        receive(channel, golden("request-messenger.hex") + "00000001 AA");

        assertThat(sent(channel)).containsExactly("8300000182");
        assertThat(messages(channel)).isEmpty();
        assertThat(channel.isOpen()).isFalse();
        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        SessionRefused.class,
                        event -> assertThat(event.error()).isEqualTo(SessionError.CALLED_NAME_NOT_PRESENT));
    }

    @Test
    void a_session_request_without_names_gets_an_unspecified_error() {
        EmbeddedChannel channel = sessionService();

        receive(channel, golden("request-without-names.hex"));

        assertThat(sent(channel)).containsExactly("830000018f");
        assertMalformed(channel, Reason.BAD_NAME);
    }

    @Test
    void a_session_request_that_announces_64_kilobytes_is_refused_before_they_arrive() {
        EmbeddedChannel channel = sessionService();

        receive(channel, golden("request-of-64k.hex"));

        assertThat(sent(channel)).containsExactly("830000018f");
        assertMalformed(channel, Reason.TOO_LONG);
    }

    @Test
    void a_message_before_the_session_request_is_refused() {
        EmbeddedChannel channel = sessionService();

        receive(channel, "00000001 AA");

        assertThat(sent(channel)).containsExactly("830000018f");
        assertMalformed(channel, Reason.BAD_MAGIC);
    }

    @Test
    void a_second_session_request_closes_the_channel() {
        EmbeddedChannel channel = sessionService();
        receive(channel, golden("request-computer.hex"));
        events.clear();

        receive(channel, golden("request-computer.hex"));

        assertThat(sent(channel)).containsExactly(POSITIVE);
        assertMalformed(channel, Reason.BAD_MAGIC);
    }

    @Test
    void a_response_from_a_client_closes_the_channel() {
        EmbeddedChannel channel = sessionService();
        receive(channel, golden("request-computer.hex"));
        events.clear();

        receive(channel, golden("positive-response.hex"));

        assertThat(sent(channel)).containsExactly(POSITIVE);
        assertMalformed(channel, Reason.BAD_MAGIC);
    }

    @Test
    void a_keep_alive_with_a_length_closes_the_channel() {
        EmbeddedChannel channel = sessionService();
        receive(channel, golden("request-computer.hex"));
        events.clear();

        receive(channel, "85000001 00");

        assertThat(sent(channel)).containsExactly(POSITIVE);
        assertMalformed(channel, Reason.TOO_LONG);
    }

    @Test
    void a_message_of_seventeen_bits_of_length_passes() {
        EmbeddedChannel channel = channel(SessionFrameDecoder.sessionService(listener(), Integer.MAX_VALUE));
        receive(channel, golden("request-computer.hex"));
        sent(channel);

        receive(channel, "0001FFFF" + "AB".repeat(SessionPacketCodec.MAX_LENGTH));

        assertThat(messages(channel)).singleElement().returns(2 * 0x1_FFFF, String::length);
    }

    @Test
    void random_streams_give_messages_within_the_maximum_or_end_the_channel() {
        Seeded.rounds(2_000, random -> {
            EmbeddedChannel channel = random.nextBoolean() ? directTcp() : sessionService();
            byte[] stream = HexFormat.of().parseHex(golden("stream-session-and-messages.hex"));
            for (int i = random.nextInt(6); i > 0; i--) {
                stream[random.nextInt(stream.length)] = (byte) random.nextInt(256);
            }

            for (int at = 0; at < stream.length && channel.isOpen(); ) {
                int next = Math.min(stream.length, at + random.nextInt(1, 100));
                receive(channel, HexFormat.of().formatHex(stream, at, next));
                at = next;
            }

            assertThat(messages(channel))
                    .allSatisfy(message -> assertThat(message).hasSizeLessThanOrEqualTo(2 * MAX));
            assertThat(sent(channel)).hasSizeLessThanOrEqualTo(1);
            assertThat(channel.finish()).isFalse();
            channels.clear();
        });
    }

    private void assertMalformed(EmbeddedChannel channel, Reason reason) {
        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        StreamMalformed.class,
                        event -> assertThat(event.problem().reason()).isEqualTo(reason));
        assertThat(channel.isOpen()).isFalse();
    }

    private EmbeddedChannel directTcp() {
        return channel(SessionFrameDecoder.directTcp(MAX));
    }

    private EmbeddedChannel sessionService() {
        return channel(SessionFrameDecoder.sessionService(listener(), MAX));
    }

    private EmbeddedChannel channel(SessionFrameDecoder decoder) {
        EmbeddedChannel channel = new EmbeddedChannel(decoder, new ChannelInboundHandlerAdapter() {
            @Override
            public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
                events.add(event);
            }
        });
        channels.add(channel);
        return channel;
    }

    private static SessionServiceListener listener() {
        return SessionServiceListener.ofServerService("ALPHA", StandardCharsets.US_ASCII, true);
    }

    private static NetbiosName name(String text, int suffix) {
        return NetbiosName.of(text, suffix, StandardCharsets.US_ASCII);
    }

    private static String golden(String file) {
        return HexFormat.of().formatHex(HexFile.read(SessionServiceListener.class, file));
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static ByteBuf bytes(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        return PooledByteBufAllocator.DEFAULT.directBuffer(bytes.length).writeBytes(bytes);
    }

    private void receive(EmbeddedChannel channel, String hex) {
        ByteBuf buffer = bytes(hex);
        received.add(buffer);
        channel.writeInbound(buffer);
    }

    private static List<String> messages(EmbeddedChannel channel) {
        return drain(channel::readInbound);
    }

    private static List<String> sent(EmbeddedChannel channel) {
        return drain(channel::readOutbound);
    }

    private static List<String> drain(Supplier<ByteBuf> queue) {
        List<String> drained = new ArrayList<>();
        for (ByteBuf next = queue.get(); next != null; next = queue.get()) {
            drained.add(ByteBufUtil.hexDump(next));
            next.release();
        }
        return drained;
    }
}
