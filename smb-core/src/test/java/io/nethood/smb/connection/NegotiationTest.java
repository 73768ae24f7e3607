package io.nethood.smb.connection;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.nethood.event.LabEvent;
import io.nethood.smb.session.Edition;
import io.nethood.smb.testkit.Answer;
import io.nethood.smb.testkit.LabClient;
import io.nethood.smb.testkit.TestClient;
import io.nethood.smb.testkit.TestLab;
import io.nethood.smb.wire.SmbHeader;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NegotiationTest {
    @Test
    void the_index_is_the_position_in_the_clients_list() {
        Answer answer = TestLab.of(Edition.XP_PROFESSIONAL).connect().negotiate("LANMAN1.0", "SMB 2.002", "NT LM 0.12");

        assertThat(answer.word(0)).isEqualTo(2);
        assertThat(answer.words()).hasSize(2 * 17);
    }

    @Test
    void a_client_without_our_dialect_gets_the_core_answer() {
        Answer answer = TestLab.of(Edition.XP_PROFESSIONAL).connect().negotiate("SMB 2.002");

        assertThat(answer.words()).hasSize(2);
        assertThat(answer.word(0)).isEqualTo(0xFFFF);
    }

    @Test
    void without_extended_security_the_challenge_and_both_names_follow() {
        Answer answer = TestLab.of(Edition.XP_PROFESSIONAL).connect().negotiate("NT LM 0.12");

        assertThat(answer.words()[33]).as("challenge length").isEqualTo((byte) 8);
        byte[] names = Arrays.copyOfRange(answer.data(), 8, answer.data().length);
        assertThat(new String(names, StandardCharsets.UTF_16LE)).isEqualTo("WORKGROUP\0LABXP\0");
    }

    @Test
    void with_extended_security_a_guid_and_a_token_follow() {
        LabClient client = TestLab.of(Edition.XP_PROFESSIONAL)
                .connect()
                .flags2(TestClient.UNICODE_NT | SmbHeader.FLAG2_EXTENDED_SECURITY);

        Answer answer = client.negotiate("NT LM 0.12");

        assertThat(answer.words()[33]).as("challenge length").isZero();
        assertThat(answer.data().length).isGreaterThan(16);
        assertThat(answer.data()[16]).as("APPLICATION 0, a SPNEGO token").isEqualTo((byte) 0x60);
    }

    @Test
    void nt4_knows_no_extended_security() {
        LabClient client = TestLab.of(Edition.NT4_WORKSTATION)
                .connect()
                .flags2(TestClient.UNICODE_NT | SmbHeader.FLAG2_EXTENDED_SECURITY);

        Answer answer = client.negotiate("NT LM 0.12");

        assertThat(answer.words()[33]).as("challenge length").isEqualTo((byte) 8);
    }

    @Test
    void two_connections_get_different_challenges() {
        TestLab lab = TestLab.of(Edition.XP_PROFESSIONAL);

        byte[] first = Arrays.copyOf(lab.connect().negotiate("NT LM 0.12").data(), 8);
        byte[] second = Arrays.copyOf(lab.connect().negotiate("NT LM 0.12").data(), 8);

        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void a_second_negotiate_ends_the_connection() {
        TestLab lab = TestLab.of(Edition.XP_PROFESSIONAL);
        LabClient client = lab.connect().negotiated();

        client.send(
                io.nethood.smb.wire.SmbCommand.NEGOTIATE,
                new byte[0],
                "\2NT LM 0.12\0".getBytes(StandardCharsets.US_ASCII));

        assertThat(client.isClosed()).isTrue();
        assertThat(lab.events(LabEvent.ConnectionClosed.class))
                .last()
                .returns("a second NEGOTIATE", LabEvent.ConnectionClosed::cause);
    }
}
