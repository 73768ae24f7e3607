package io.nethood.smb.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.nethood.wire.HexFile;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.nethood.smb.wire.WireBlocks.recorded;
import static org.assertj.core.api.Assertions.assertThat;

/** What real clients send, decoded field by field. */
class GoldenRequestTest {
    private static final byte[] NTLMSSP = "NTLMSSP\0".getBytes(StandardCharsets.US_ASCII);
    private static final int RPC_BIND = 11;

    @Test
    void smbclient_offers_its_dialects() throws Exception {
        NegotiateRequest request = NegotiateRequest.decode(recorded("smbclient-negotiate"));

        assertThat(request.dialects()).startsWith("PC NETWORK PROGRAM 1.0").contains("NT LM 0.12");
        assertThat(header("smbclient-negotiate"))
                .returns(0x72, SmbHeader::command)
                .returns(true, SmbHeader::extendedSecurity)
                .returns(true, SmbHeader::unicode)
                .returns(true, SmbHeader::ntStatus);
    }

    @Test
    void impacket_offers_one_dialect() throws Exception {
        assertThat(NegotiateRequest.decode(recorded("impacket-negotiate")).dialects())
                .containsExactly("NT LM 0.12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "smbclient-session-setup-blob",
                "smbclient-session-setup-anonymous-blob",
                "impacket-session-setup-blob"
            })
    void a_session_setup_of_12_words_carries_a_token(String name) throws Exception {
        SessionSetupAndxRequest request = SessionSetupAndxRequest.decode(recorded(name));

        assertThat(request).isInstanceOfSatisfying(SessionSetupAndxRequest.Blob.class, blob -> {
            assertThat(indexOf(NTLMSSP, blob.securityBlob())).isNotNegative();
            assertThat(blob.common().nativeOs()).isIn("Unix", "Windows 4.0");
            assertThat(blob.common().vcNumber()).isEqualTo(1);
        });
    }

    @Test
    void a_session_setup_of_13_words_carries_two_passwords_and_a_name() throws Exception {
        SessionSetupAndxRequest request = SessionSetupAndxRequest.decode(recorded("smbclient-session-setup-password"));

        assertThat(request).isInstanceOfSatisfying(SessionSetupAndxRequest.Password.class, password -> {
            assertThat(password.account()).isEqualTo("alice");
            assertThat(password.domain()).isEqualTo("WORKGROUP");
            assertThat(password.oemPassword()).hasSize(24);
            assertThat(password.unicodePassword()).hasSizeGreaterThan(24);
            assertThat(password.common().nativeOs()).isEqualTo("Unix");
            assertThat(password.common().nativeLanMan()).startsWith("Samba");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"smbclient-tree-connect", "impacket-tree-connect"})
    void a_tree_connect_names_path_and_service_in_unicode_and_in_oem(String name) throws Exception {
        TreeConnectAndxRequest request = TreeConnectAndxRequest.decode(recorded(name));

        assertThat(request.path()).isEqualTo("\\\\127.0.0.1\\IPC$");
        assertThat(request.service()).isIn("IPC", "?????");
    }

    @Test
    void pipes_are_opened_by_their_own_name() throws Exception {
        assertThat(NtCreateAndxRequest.decode(recorded("smbclient-nt-create-srvsvc"))
                        .name())
                .isEqualTo("\\srvsvc");
        assertThat(NtCreateAndxRequest.decode(recorded("impacket-nt-create-spoolss"))
                        .name())
                .isEqualTo("\\spoolss");
    }

    @Test
    void smbclient_binds_in_a_transaction() throws Exception {
        TransactionRequest request = TransactionRequest.decode(recorded("smbclient-transact-bind"));

        assertThat(request.name()).isEqualTo("\\PIPE\\");
        assertThat(request.setup()).containsExactly(0x26, 0x4000);
        assertThat(request.data()).hasSize(request.totalDataCount());
        assertThat(request.data()[2]).isEqualTo((byte) RPC_BIND);
        assertThat(request.maxDataCount()).isEqualTo(4280);
    }

    @Test
    void impacket_binds_by_write_and_read() throws Exception {
        WriteAndxRequest write = WriteAndxRequest.decode(recorded("impacket-write-bind"));
        ReadAndxRequest read = ReadAndxRequest.decode(recorded("impacket-read"));

        assertThat(write.bytes()).hasSize(72);
        assertThat(write.bytes()[2]).isEqualTo((byte) RPC_BIND);
        assertThat(read.fid()).isEqualTo(write.fid());
        assertThat(read.maxCount()).isEqualTo(4356);
    }

    @Test
    void close_and_tree_disconnect_say_little() throws Exception {
        assertThat(CloseRequest.decode(recorded("smbclient-close")).fid()).isEqualTo(0x4000);
        assertThat(EmptyRequest.decode(recorded("smbclient-tree-disconnect"))).isEqualTo(new EmptyRequest());
    }

    private static SmbHeader header(String name) throws MalformedMessage {
        return SmbHeader.decode(WireReader.of(HexFile.read(GoldenRequestTest.class, name + ".hex")));
    }

    private static int indexOf(byte[] part, byte[] whole) {
        for (int at = 0; at + part.length <= whole.length; at++) {
            if (Arrays.equals(part, Arrays.copyOfRange(whole, at, at + part.length))) {
                return at;
            }
        }
        return -1;
    }
}
