package io.nethood.smb.wire.info;

import java.util.ArrayList;
import java.util.List;

import io.nethood.wire.Seeded;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NotifyInformationTest {
    private static final String SUBDIR_NAME = "730075006200640069007200" + "2d006e0061006d006500";

    /** smbtorture raw.notify at Samba 4.17.12, without the padding behind the last change. */
    @Test
    void changes_have_the_bytes_that_a_real_server_sent() {
        List<NotifyInformation> changes = List.of(
                new NotifyInformation(NotifyInformation.ADDED, "subdir-name"),
                new NotifyInformation(NotifyInformation.REMOVED, "subdir-name"));
        WireWriter out = WireWriter.create();

        assertThat(NotifyInformation.encode(changes, 70, out)).isTrue();

        assertThat(GoldenLevels.hex(out.toBytes()))
                .isEqualTo("24000000" + "01000000" + "16000000" + SUBDIR_NAME + "0000" + "00000000" + "02000000"
                        + "16000000" + SUBDIR_NAME);
    }

    @Test
    void changes_that_do_not_fit_are_not_begun() {
        List<NotifyInformation> changes = List.of(
                new NotifyInformation(NotifyInformation.ADDED, "subdir-name"),
                new NotifyInformation(NotifyInformation.REMOVED, "subdir-name"));
        WireWriter out = WireWriter.create();

        assertThat(NotifyInformation.size(changes)).isEqualTo(70);
        assertThat(NotifyInformation.encode(changes, 69, out)).isFalse();
        assertThat(out.position()).isZero();
    }

    @Test
    void the_chain_leads_to_every_change_on_boundaries_of_4_bytes() {
        Seeded.rounds(200, random -> {
            List<NotifyInformation> changes = new ArrayList<>();
            for (int i = random.nextInt(1, 20); i > 0; i--) {
                changes.add(new NotifyInformation(random.nextInt(1, 9), "n".repeat(random.nextInt(1, 30))));
            }
            WireWriter out = WireWriter.create();
            assertThat(NotifyInformation.encode(changes, NotifyInformation.size(changes), out))
                    .isTrue();
            assertThat(out.position()).isEqualTo(NotifyInformation.size(changes));

            WireReader in = WireReader.of(out.toBytes());
            int at = 0;
            int left = changes.size();
            for (NotifyInformation change : changes) {
                assertThat(at % 4).isZero();
                in.seek(at);
                int next = in.i32();
                assertThat(in.i32()).isEqualTo(change.action());
                assertThat(in.i32()).isEqualTo(2 * change.name().length());
                at += next;
                assertThat(next == 0).isEqualTo(--left == 0);
            }
        });
    }
}
