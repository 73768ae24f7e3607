package io.nethood.smb.security;

import java.util.Random;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

class SidTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "S-1-0-0",
                "S-1-5",
                "S-1-5-32-544",
                "S-1-5-21-4294967295-0-1-500",
                "S-1-0x123456789ABC-1",
                "S-1-4294967295-1-2-3-4-5-6-7-8-9-10-11-12-13-14-15"
            })
    void the_text_form_reads_back(String text) {
        assertThat(Sid.parse(text)).map(Sid::toString).hasValue(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "S-1",
                "S-2-5-1",
                "S-1-5-",
                "S-1-5-4294967296",
                "S-1-5-x",
                "S-1-5-1-2-3-4-5-6-7-8-9-10-11-12-13-14-15-16"
            })
    void what_is_no_sid_is_refused(String text) {
        assertThat(Sid.parse(text)).isEmpty();
    }

    @Test
    void administrators_in_bytes_are_those_of_the_specification() {
        WireWriter out = WireWriter.create();

        Sid.of(5, 32, 544).encode(out);

        assertThat(out.toBytes()).containsExactly(1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0, 0x20, 2, 0, 0);
    }

    @Test
    void the_packet_form_reads_back() throws MalformedMessage {
        long seed = 20011025;
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            int[] numbers =
                    random.ints(random.nextInt(Sid.MAX_SUB_AUTHORITIES + 1)).toArray();
            Sid sid = Sid.of(random.nextLong() >>> 16, numbers);
            WireWriter out = WireWriter.create();

            sid.encode(out);

            assertThat(out.position()).as("seed %d, %s", seed, sid).isEqualTo(sid.size());
            assertThat(Sid.decode(WireReader.of(out.toBytes())))
                    .as("seed %d", seed)
                    .isEqualTo(sid);
            assertThat(Sid.parse(sid.toString())).as("seed %d", seed).hasValue(sid);
        }
    }

    @Test
    void bytes_that_are_no_sid_name_their_reason() {
        assertRefused(Reason.BAD_MAGIC, 2, 1, 0, 0, 0, 0, 0, 5, 1, 0, 0, 0);
        assertRefused(Reason.TOO_LONG, 1, 16, 0, 0, 0, 0, 0, 5);
        assertRefused(Reason.TRUNCATED, 1, 1, 0, 0, 0, 0, 0, 5, 1, 0, 0);
    }

    @Test
    void a_child_names_its_parent() {
        Sid child = WellKnownSids.BUILTIN.child(544);

        assertThat(child).isEqualTo(WellKnownSids.ADMINISTRATORS);
        assertThat(child.parent()).isEqualTo(WellKnownSids.BUILTIN);
        assertThat(child.rid()).isEqualTo(544);
    }

    private static void assertRefused(Reason reason, int... bytes) {
        WireWriter message = WireWriter.create();
        for (int value : bytes) {
            message.u8(value);
        }
        assertThatThrownBy(() -> Sid.decode(WireReader.of(message.toBytes())))
                .asInstanceOf(type(MalformedMessage.class))
                .returns(reason, MalformedMessage::reason);
    }
}
