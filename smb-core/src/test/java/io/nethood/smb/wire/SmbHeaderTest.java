package io.nethood.smb.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.nethood.wire.Seeded;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SmbHeaderTest {
    @Test
    void a_header_survives_the_round_trip() {
        Seeded.rounds(200, random -> {
            SmbHeader header = new SmbHeader(
                    random.nextInt(256),
                    random.nextInt(),
                    random.nextInt(256),
                    random.nextInt(0x1_0000),
                    random.nextInt(),
                    random.nextInt(0x1_0000),
                    random.nextInt(0x1_0000),
                    random.nextInt(0x1_0000));
            WireWriter out = WireWriter.create();
            header.encode(out);

            assertThat(out.position()).isEqualTo(SmbHeader.LENGTH);
            assertThat(SmbHeader.decode(WireReader.of(out.zeros(3).toBytes()))).isEqualTo(header);
        });
    }

    @Test
    void a_reply_echoes_everything_and_says_that_it_is_one() {
        SmbHeader request = new SmbHeader(0x2B, 0, 0x18, 0xC843, 0x12345, 7, 8, 9);

        SmbHeader reply = request.reply();

        assertThat(reply).isEqualTo(new SmbHeader(0x2B, 0, 0x98, 0xC843, 0x12345, 7, 8, 9));
    }

    @Test
    void a_secondary_message_is_answered_as_its_transaction() {
        SmbHeader secondary = new SmbHeader(SmbCommand.TRANSACTION_SECONDARY.code(), 0, 0, 0, 1, 2, 3, 4);

        assertThat(secondary.reply().command()).isEqualTo(SmbCommand.TRANSACTION.code());
    }

    @Test
    void another_magic_is_no_smb1_message() {
        byte[] smb2 = new byte[64];
        smb2[0] = (byte) 0xFE;

        assertThatThrownBy(() -> SmbHeader.decode(WireReader.of(smb2)))
                .isInstanceOfSatisfying(
                        MalformedMessage.class, e -> assertThat(e.reason()).isEqualTo(Reason.BAD_MAGIC));
    }

    @Test
    void a_message_shorter_than_35_bytes_is_truncated() {
        byte[] short1 = Arrays.copyOf("\u00FFSMB".getBytes(StandardCharsets.ISO_8859_1), 34);

        assertThatThrownBy(() -> SmbHeader.decode(WireReader.of(short1)))
                .isInstanceOfSatisfying(
                        MalformedMessage.class, e -> assertThat(e.reason()).isEqualTo(Reason.TRUNCATED));
    }
}
