package io.nethood.smb.connection;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;

import io.nethood.event.LabEvent;
import io.nethood.smb.auth.NtlmClient;
import io.nethood.smb.host.HostSettings;
import io.nethood.smb.policy.Policy;
import io.nethood.smb.session.Edition;
import io.nethood.smb.testkit.Answer;
import io.nethood.smb.testkit.LabClient;
import io.nethood.smb.testkit.SigningPeer;
import io.nethood.smb.testkit.TestClient;
import io.nethood.smb.testkit.TestLab;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.SmbCommand;
import io.nethood.smb.wire.SmbHeader;
import io.nethood.wire.WireWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** [MS-CIFS] 3.3.5.2.3 and 3.3.4.1: which messages of a connection are signed, and with which numbers. */
class MessageSigningTest {
    private static final int CAN_SIGN = TestClient.UNICODE_NT | SmbHeader.FLAG2_SECURITY_SIGNATURE;
    private static final int SECURITY_MODE = 2;

    @ParameterizedTest
    @CsvSource({"0, 0, 3", "1, 0, 7", "0, 1, 15", "1, 1, 15"})
    void negotiate_tells_what_the_host_says_of_signing(int enabled, int required, int securityMode) {
        TestLab lab = lab(enabled, required);

        Answer answer = lab.connect().negotiate("NT LM 0.12");

        assertThat(answer.byteAt(SECURITY_MODE)).isEqualTo(securityMode);
    }

    @Test
    void the_setup_of_the_first_user_is_answered_with_number_1_and_the_next_request_is_2() {
        Signer client = signer(lab(1, 0));

        Answer setup = client.setUpAlice();
        Answer echo = client.echo(2);

        assertThat(client.peer.signed(setup, 1)).isTrue();
        assertThat(echo.statusText()).isEqualTo("SUCCESS");
        assertThat(client.peer.signed(echo, 3)).isTrue();
    }

    @Test
    void a_client_that_does_not_sign_is_left_alone_where_signatures_are_not_required() {
        Signer client = signer(lab(1, 0));
        client.lab.flags2(TestClient.UNICODE_NT);

        Answer setup = client.setUpAlice();

        assertThat(SigningPeer.isUnsigned(setup)).isTrue();
        assertThat(client.lab.connectTree("IPC$").statusText()).isEqualTo("SUCCESS");
    }

    @Test
    void a_host_with_signing_off_signs_nothing() {
        Signer client = signer(lab(0, 0));

        assertThat(SigningPeer.isUnsigned(client.setUpAlice())).isTrue();
    }

    @Test
    void where_signatures_are_required_an_unsigned_request_of_a_user_is_refused() {
        TestLab lab = lab(0, 1);
        Signer client = signer(lab);
        client.lab.flags2(TestClient.UNICODE_NT);
        client.setUpAlice();

        Answer refused = client.lab.connectTree("IPC$");

        assertThat(refused.statusText()).isEqualTo("ACCESS_DENIED");
        assertThat(lab.events(LabEvent.AccessRefused.class))
                .singleElement()
                .returns("alice", LabEvent.AccessRefused::user)
                .returns("TREE_CONNECT_ANDX", LabEvent.AccessRefused::object);
        assertThat(lab.host().statistics().view().permissionViolations()).isOne();
    }

    @Test
    void a_wrong_signature_ends_its_request_and_uses_up_no_number() {
        Signer client = signer(lab(1, 0));
        client.setUpAlice();
        byte[] forged = client.peer.signed(client.echoMessage(), 2);
        forged[forged.length - 1]++;

        Answer refused = client.lab.sendRaw(forged).answer();
        Answer right = client.echo(2);

        assertThat(refused.statusText()).isEqualTo("ACCESS_DENIED");
        assertThat(client.peer.signed(refused, 3)).isTrue();
        assertThat(right.statusText()).isEqualTo("SUCCESS");
    }

    @Test
    void a_request_sent_again_is_refused() {
        Signer client = signer(lab(1, 0));
        client.setUpAlice();
        byte[] request = client.peer.signed(client.echoMessage(), 2);
        client.lab.sendRaw(request.clone()).answer();

        Answer again = client.lab.sendRaw(request).answer();

        assertThat(again.statusText()).isEqualTo("ACCESS_DENIED");
    }

    @Test
    void a_null_session_makes_nobody_sign_and_the_user_after_it_does() {
        Signer client = signer(lab(1, 0));

        Answer anonymous = client.lab.setUpAnonymous();
        Answer alice = client.setUpAlice();

        assertThat(SigningPeer.isUnsigned(anonymous)).isTrue();
        assertThat(client.peer.signed(alice, 1)).isTrue();
    }

    @Test
    void a_second_user_of_the_connection_is_signed_with_the_key_of_the_first() {
        Signer client = signer(lab(1, 0));
        client.setUpAlice();
        byte[] response = NtlmClient.ntlmResponse("hidden", client.challenge);

        Answer bob = client.lab
                .sendRaw(client.peer.signed(
                        client.lab.message(
                                SmbCommand.SESSION_SETUP_ANDX,
                                client.lab.setUpWords(1, response.length),
                                client.lab.setUpData("bob", response)),
                        2))
                .answer();

        assertThat(bob.statusText()).isEqualTo("SUCCESS");
        assertThat(client.peer.signed(bob, 3)).isTrue();
        assertThat(client.echo(4).statusText()).isEqualTo("SUCCESS");
    }

    @Test
    void a_cancel_uses_up_one_number_and_the_cancelled_request_keeps_its_own() {
        Signer client = signer(lab(1, 0));
        client.setUpAlice();
        client.openPipe(2, 4);
        byte[] read = client.peer.signed(client.lab.message(SmbCommand.READ_ANDX, readWords(client), new byte[0]), 6);
        client.lab.sendRaw(read);
        byte[] cancel = client.lab.mid(client.lab.mid()).message(SmbCommand.NT_CANCEL, new byte[0], new byte[0]);

        client.lab.sendRaw(client.peer.signed(cancel, 8));

        Answer cancelled = client.lab.answer();
        assertThat(cancelled.has(NtStatus.CANCELLED)).isTrue();
        assertThat(client.peer.signed(cancelled, 7)).isTrue();
        Answer echo =
                client.lab.sendRaw(client.peer.signed(client.echoMessage(), 9)).answer();
        assertThat(client.peer.signed(echo, 10)).isTrue();
    }

    @Test
    void the_answer_to_a_transaction_in_parts_has_the_number_of_its_primary_message() {
        Signer client = signer(lab(1, 0));
        client.setUpAlice();
        client.openPipe(2, 4);
        byte[] data = "echo in two parts".getBytes(StandardCharsets.US_ASCII);
        int[] setup = {0x26, client.lab.fid()};
        byte[] primary = client.lab.message(
                SmbCommand.TRANSACTION,
                client.lab.transactionWords(setup, "\\PIPE\\", 0, 0, data.length, 0, 1024),
                client.lab.transactionData("\\PIPE\\", new byte[0], new byte[0]));
        Answer interim = client.lab.sendRaw(client.peer.signed(primary, 6)).answer();
        byte[] secondary = client.lab
                .mid(client.lab.mid())
                .message(SmbCommand.TRANSACTION_SECONDARY, secondaryWords(data.length), data);

        Answer answer = client.lab.sendRaw(client.peer.signed(secondary, 8)).answer();

        assertThat(client.peer.signed(interim, 7)).isTrue();
        assertThat(answer.statusText()).isEqualTo("SUCCESS");
        assertThat(client.peer.signed(answer, 7)).isTrue();
        assertThat(client.echo(10).statusText()).isEqualTo("SUCCESS");
    }

    @Test
    void every_answer_to_an_echo_has_the_same_number() {
        Signer client = signer(lab(1, 0));
        client.setUpAlice();
        byte[] echo = client.lab.message(
                SmbCommand.ECHO, WireWriter.create().u16(3).toBytes(), "hello".getBytes(StandardCharsets.US_ASCII));

        client.lab.sendRaw(client.peer.signed(echo, 2));

        assertThat(client.peer.signed(client.lab.answer(), 3)).isTrue();
        assertThat(client.peer.signed(client.lab.answer(), 3)).isTrue();
        assertThat(client.peer.signed(client.lab.answer(), 3)).isTrue();
    }

    @Test
    void a_user_whose_dialect_has_no_signatures_is_turned_away_where_they_are_required() {
        TestLab lab = lab(0, 1);
        LabClient client = lab.connect().flags2(0);
        byte[] challenge = client.negotiate("LANMAN1.0").data();

        Answer answer =
                client.setUpLanMan("alice", NtlmClient.lmResponse("secret", StandardCharsets.US_ASCII, challenge));

        assertThat(answer.header().status()).isEqualTo(0x0005_0001);
        assertThat(lab.host().ledger().snapshot().counted()).isZero();
    }

    @Test
    void where_signatures_are_required_a_null_session_still_comes_in() {
        LabClient client = lab(0, 1).connect().negotiated();

        assertThat(client.setUpAnonymous().statusText()).isEqualTo("SUCCESS");
        assertThat(client.connectTree("IPC$").statusText()).isEqualTo("SUCCESS");
    }

    private static byte[] readWords(Signer client) {
        return WireWriter.create()
                .u8(0xFF)
                .zeros(3)
                .u16(client.lab.fid())
                .u32(0)
                .u16(100)
                .u16(0)
                .u32(0)
                .u16(0)
                .toBytes();
    }

    private static byte[] secondaryWords(int length) {
        int dataAt = 32 + 1 + 16 + 2;
        return WireWriter.create()
                .u16(0)
                .u16(length)
                .u16(0)
                .u16(0)
                .u16(0)
                .u16(length)
                .u16(dataAt)
                .u16(0)
                .toBytes();
    }

    private static TestLab lab(int enabled, int required) {
        return TestLab.of(
                Edition.XP_PROFESSIONAL,
                (HostSettings settings) -> settings.withPolicies(settings.policies()
                        .with(Policy.ENABLE_SECURITY_SIGNATURE, enabled)
                        .with(Policy.REQUIRE_SECURITY_SIGNATURE, required)));
    }

    private static Signer signer(TestLab lab) {
        LabClient client = lab.connect().flags2(CAN_SIGN);
        byte[] negotiated = client.negotiate("NT LM 0.12").data();
        byte[] challenge = Arrays.copyOf(negotiated, 8);
        byte[] response = NtlmClient.ntlmResponse("secret", challenge);
        return new Signer(client, challenge, response, new SigningPeer(NtlmClient.signing("secret", response)));
    }

    /** A client that can sign as alice; its tests name the sequence numbers. */
    private record Signer(LabClient lab, byte[] challenge, byte[] response, SigningPeer peer) {
        Answer setUpAlice() {
            return lab.setUp(1, "alice", response);
        }

        byte[] echoMessage() {
            return lab.message(
                    SmbCommand.ECHO, WireWriter.create().u16(1).toBytes(), "hello".getBytes(StandardCharsets.US_ASCII));
        }

        Answer echo(int number) {
            return lab.sendRaw(peer.signed(echoMessage(), number)).answer();
        }

        /** Connects to IPC$ and opens the pipe, with the numbers {@code first} and {@code second}. */
        void openPipe(int first, int second) {
            lab.outgoing(message -> peer.signed(message, first)).connectTree("IPC$");
            lab.outgoing(message -> peer.signed(message, second)).openPipe("\\spoolss");
            lab.outgoing(UnaryOperator.identity());
        }
    }
}
