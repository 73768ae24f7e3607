package io.nethood.smb.auth;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import com.google.common.primitives.Bytes;
import io.nethood.smb.auth.ExtendedSecurity.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ExtendedSecurityTest {
    private static final byte[] EMPTY = new byte[0];
    private static final byte[] NEGOTIATE = NtlmClient.negotiate(NtlmClient.FLAGS);
    private static final int V1_SIGNING =
            NtlmFlags.UNICODE | NtlmFlags.REQUEST_TARGET | NtlmFlags.NTLM | NtlmFlags.SIGN | NtlmFlags.KEY_128;
    private static final Octets KERBEROS = Octets.of(HexFormat.of().parseHex("2a864886f712010202"));

    /** What a client may send at any time. */
    private enum Blob {
        EMPTY,
        RAW_NEGOTIATE,
        RAW_AUTHENTICATE,
        INIT_WITH_TOKEN,
        INIT_WITHOUT_TOKEN,
        RESP_NEGOTIATE,
        RESP_AUTHENTICATE,
        NONSENSE;

        byte[] bytes() {
            return switch (this) {
                case EMPTY -> ExtendedSecurityTest.EMPTY;
                case RAW_NEGOTIATE -> NEGOTIATE;
                case RAW_AUTHENTICATE -> authenticate();
                case INIT_WITH_TOKEN -> NtlmClient.negTokenInit(NEGOTIATE, Mechanism.NTLMSSP);
                case INIT_WITHOUT_TOKEN -> NtlmClient.negTokenInit(ExtendedSecurityTest.EMPTY, Mechanism.NTLMSSP);
                case RESP_NEGOTIATE -> NtlmClient.negTokenResp(NEGOTIATE);
                case RESP_AUTHENTICATE -> NtlmClient.negTokenResp(authenticate());
                case NONSENSE -> new byte[] {1, 2, 3};
            };
        }
    }

    /** Every state, the blobs that lead to it, and what each blob does there: C(ontinue), the result D(one), R(efused). */
    @ParameterizedTest
    @CsvSource({
        // state,                path,                                C for,
        //                  D for
        "Fresh,                  '',                                  EMPTY RAW_NEGOTIATE INIT_WITH_TOKEN INIT_WITHOUT_TOKEN,              ''",
        "Offered,                EMPTY,                               RAW_NEGOTIATE INIT_WITH_TOKEN INIT_WITHOUT_TOKEN,                    ''",
        "Selected,               INIT_WITHOUT_TOKEN,                  RESP_NEGOTIATE,                                                      ''",
        "Challenged raw,         RAW_NEGOTIATE,                       '',                                                                  RAW_AUTHENTICATE",
        "Challenged in SPNEGO,   INIT_WITH_TOKEN,                     '',                                                                  RESP_AUTHENTICATE",
        "Challenged after offer, EMPTY INIT_WITH_TOKEN,               '',                                                                  RESP_AUTHENTICATE",
        "Challenged late,        INIT_WITHOUT_TOKEN RESP_NEGOTIATE,   '',                                                                  RESP_AUTHENTICATE",
        "Over after success,     RAW_NEGOTIATE RAW_AUTHENTICATE,      '',                                                                  ''",
        "Over after refusal,     NONSENSE,                            '',                                                                  ''"
    })
    void each_blob_in_each_state_does_what_the_table_says(String state, String path, String goOn, String done) {
        for (Blob blob : Blob.values()) {
            ExtendedSecurity host = RecordedExchange.host(false);
            blobs(path).forEach(earlier -> host.step(earlier.bytes()));

            Step step = host.step(blob.bytes());

            Class<?> expected = Step.Refused.class;
            if (blobs(goOn).contains(blob)) {
                expected = Step.Continue.class;
            } else if (blobs(done).contains(blob)) {
                expected = Step.Complete.class;
            }
            assertThat(step).as("%s in %s", blob, state).isInstanceOf(expected);
        }
    }

    @Test
    void the_negotiate_blob_offers_ntlmssp_and_nothing_else() {
        assertThat(HexFormat.of().formatHex(ExtendedSecurity.negotiateBlob()))
                .isEqualTo("601c06062b0601050502" + "a0123010a00e300c060a2b06010401823702020a");
    }

    @Test
    void an_empty_first_blob_is_answered_with_the_negotiate_blob() {
        Step step = RecordedExchange.host(false).step(EMPTY);

        assertThat(step).isEqualTo(new Step.Continue(Octets.of(ExtendedSecurity.negotiateBlob())));
    }

    @Test
    void a_token_for_another_mechanism_is_passed_over_and_ntlmssp_selected() {
        byte[] init = NtlmClient.negTokenInit(new byte[] {0x6E, 0x03, 1, 2, 3}, KERBEROS, Mechanism.NTLMSSP);
        ExtendedSecurity host = RecordedExchange.host(false);

        Step selected = host.step(init);
        Step challenged = host.step(NtlmClient.negTokenResp(NEGOTIATE));

        assertThat(selected)
                .isEqualTo(new Step.Continue(
                        Octets.of(HexFormat.of().parseHex("a1153013a0030a0101a10c060a2b06010401823702020a"))));
        assertThat(challenged).isInstanceOf(Step.Continue.class);
    }

    @Test
    void a_client_without_ntlmssp_is_refused() {
        Step step = RecordedExchange.host(false).step(NtlmClient.negTokenInit(NEGOTIATE, KERBEROS));

        assertThat(describe(step)).isEqualTo("refused INVALID_PARAMETER ");
    }

    @Test
    void a_client_without_any_mechanism_is_refused() {
        Step step = RecordedExchange.host(false).step(NtlmClient.negTokenInit(NEGOTIATE));

        assertThat(describe(step)).isEqualTo("refused INVALID_PARAMETER ");
    }

    @Test
    void a_blob_longer_than_its_length_field_could_say_is_refused() {
        byte[] blob = Arrays.copyOf(NEGOTIATE, ExtendedSecurity.MAX_BLOB_LENGTH + 1);

        assertThat(describe(RecordedExchange.host(false).step(blob))).isEqualTo("refused INVALID_PARAMETER ");
    }

    @Test
    void a_blob_of_spnego_that_says_it_is_too_long_is_refused_before_the_rest_comes() {
        byte[] promise = HexFormat.of().parseHex("60830100000605");

        assertThat(describe(RecordedExchange.host(false).step(promise))).isEqualTo("refused INVALID_PARAMETER ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"6080", "a080", "a180", "60ff", "6085", "608400010000", "6084ffffffff"})
    void a_length_that_is_indefinite_or_beyond_the_longest_blob_is_refused_at_once(String start) {
        Step step = RecordedExchange.host(false).step(HexFormat.of().parseHex(start));

        assertThat(describe(step)).isEqualTo("refused INVALID_PARAMETER ");
    }

    @Test
    void the_longest_blob_in_parts_of_one_byte_is_taken_and_then_judged() {
        byte[] blob = DerWriter.element(DerReader.APPLICATION_0, new byte[ExtendedSecurity.MAX_BLOB_LENGTH - 4]);
        ExtendedSecurity host = RecordedExchange.host(false);

        for (int at = 0; at < blob.length - 1; at++) {
            assertThat(host.step(new byte[] {blob[at]})).isInstanceOf(Step.Continue.class);
        }

        assertThat(describe(host.step(new byte[] {blob[blob.length - 1]}))).isEqualTo("refused INVALID_PARAMETER ");
    }

    @Test
    void a_part_without_a_byte_is_refused() {
        ExtendedSecurity host = RecordedExchange.host(false);
        host.step(new byte[] {0x60});

        assertThat(describe(host.step(EMPTY))).isEqualTo("refused INVALID_PARAMETER ");
    }

    @Test
    void elements_nested_as_deep_as_a_blob_can_hold_are_refused() {
        byte[] bomb = new byte[0];
        while (bomb.length < 60_000) {
            bomb = DerWriter.element(DerReader.context(0), DerWriter.element(DerReader.SEQUENCE, bomb));
        }

        assertThat(describe(RecordedExchange.host(false).step(bomb))).isEqualTo("refused INVALID_PARAMETER ");
    }

    @Test
    void a_neg_token_init_without_its_gss_api_frame_is_understood() {
        byte[] framed = NtlmClient.negTokenInit(NEGOTIATE, Mechanism.NTLMSSP);
        byte[] frame = DerWriter.element(DerReader.OBJECT_IDENTIFIER, Mechanism.SPNEGO.array());
        byte[] bare = Arrays.copyOfRange(framed, 2 + frame.length, framed.length);
        ExtendedSecurity host = RecordedExchange.host(false);

        Step challenged = host.step(bare);
        Step done = host.step(NtlmClient.negTokenResp(authenticate()));

        assertThat(challenged).isInstanceOf(Step.Continue.class);
        assertThat(describe(done)).startsWith("authenticated alice NTLM_V2 ");
    }

    @Test
    void an_authenticate_message_of_another_exchange_is_refused() {
        ServerChallenge another = ServerChallenge.draw(() -> 42);
        ExtendedSecurity host = RecordedExchange.host(false, another);

        host.step(NEGOTIATE);
        Step step = host.step(authenticate());

        assertThat(describe(step)).isEqualTo("refused LOGON_FAILURE alice");
    }

    @Test
    void an_authenticate_message_that_comes_twice_is_refused_the_second_time() {
        ExtendedSecurity host = RecordedExchange.host(false);

        host.step(NEGOTIATE);
        Step first = host.step(authenticate());
        Step second = host.step(authenticate());

        assertThat(first).isInstanceOf(Step.Complete.class);
        assertThat(describe(second)).isEqualTo("refused INVALID_PARAMETER ");
    }

    @Test
    void a_mech_list_mic_without_extended_session_security_is_checked_and_answered() {
        Octets list = mechList(KERBEROS, Mechanism.NTLMSSP);
        byte[] mic = v1Mic(list);

        Step step = afterKerberosFirst(mic);

        assertThat(describe(step)).startsWith("authenticated alice NTLM ");
        assertThat(step)
                .isInstanceOfSatisfying(
                        Step.Complete.class,
                        done -> assertThat(HexFormat.of().formatHex(done.reply().toBytes()))
                                .isEqualTo("a11b3019a0030a0100a3120410"
                                        + HexFormat.of().formatHex(mic)));
    }

    @Test
    void the_random_pad_of_a_mech_list_mic_does_not_matter() {
        byte[] mic = v1Mic(mechList(KERBEROS, Mechanism.NTLMSSP));
        Arrays.fill(mic, 4, 8, (byte) 0);

        assertThat(describe(afterKerberosFirst(mic))).startsWith("authenticated alice NTLM ");
    }

    @Test
    void a_mech_list_mic_of_another_list_is_refused_without_extended_session_security_too() {
        byte[] mic = v1Mic(mechList(Mechanism.NTLMSSP));

        assertThat(describe(afterKerberosFirst(mic))).isEqualTo("refused LOGON_FAILURE alice");
    }

    /** Kerberos is offered first, NTLMSSP selected, and then an NTLM response comes with {@code mic}. */
    private static Step afterKerberosFirst(byte[] mic) {
        byte[] challenge = RecordedExchange.challenge().array();
        AuthenticateMessage message = new AuthenticateMessage(
                Octets.of(new byte[24]),
                Octets.of(NtlmClient.ntlmResponse("secret", challenge)),
                "CLIENT",
                "alice",
                Octets.NONE,
                V1_SIGNING,
                Octets.NONE);
        ExtendedSecurity host = RecordedExchange.host(false);
        host.step(NtlmClient.negTokenInit(new byte[] {0x6E, 0x03, 1, 2, 3}, KERBEROS, Mechanism.NTLMSSP));
        host.step(NtlmClient.negTokenResp(NtlmClient.negotiate(V1_SIGNING)));
        return host.step(
                NtlmClient.negTokenResp(NtlmClient.authenticate(message, RecordedExchange.CODE_PAGE, 64), mic));
    }

    private static byte[] v1Mic(Octets mechList) {
        Octets key = Octets.of(SessionKeys.baseOfNtlm(NtlmHash.ntowfV1("secret")));
        return new SessionSecurity(SessionSecurity.Direction.CLIENT_TO_SERVER, key, V1_SIGNING).sign(mechList.array());
    }

    private static Octets mechList(Octets... mechanisms) {
        byte[][] elements = Arrays.stream(mechanisms)
                .map(mechanism -> DerWriter.element(DerReader.OBJECT_IDENTIFIER, mechanism.array()))
                .toArray(byte[][]::new);
        return Octets.of(DerWriter.element(DerReader.SEQUENCE, elements));
    }

    @Test
    void the_challenge_of_a_peer_names_itself_as_computer_and_as_domain() {
        byte[] challenge = reply(RecordedExchange.host(false).step(NEGOTIATE));

        assertThat(HexFormat.of().formatHex(challenge))
                .isEqualTo("4e544c4d5353500002000000" + "0a000a0038000000" + "05028a20" + "0123456789abcdef"
                        + "0000000000000000" + "3c003c0042000000" + "0000000000000000"
                        + unicode("LABXP")
                        + "02000a00" + unicode("LABXP") + "01000a00" + unicode("LABXP")
                        + "04000a00" + unicode("labxp") + "03000a00" + unicode("labxp") + "00000000");
    }

    @Test
    void the_challenge_carries_the_time_when_the_target_sends_it() {
        byte[] challenge = reply(RecordedExchange.host(true).step(NEGOTIATE));

        String last = HexFormat.of().formatHex(challenge).substring(2 * (challenge.length - 16));
        assertThat(last).isEqualTo("07000800" + "00008192b17adc01" + "00000000");
    }

    @Test
    void a_client_without_unicode_gets_the_target_name_in_the_code_page() {
        byte[] negotiate = NtlmClient.negotiate(NtlmFlags.OEM | NtlmFlags.REQUEST_TARGET);

        byte[] challenge = reply(RecordedExchange.host(false).step(negotiate));

        assertThat(Bytes.indexOf(challenge, "LABXP".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(56);
    }

    @Test
    void a_client_that_asks_for_no_target_gets_no_target_name() {
        byte[] negotiate = NtlmClient.negotiate(NtlmFlags.UNICODE);

        byte[] challenge = reply(RecordedExchange.host(false).step(negotiate));

        assertThat(Arrays.copyOfRange(challenge, 12, 16)).containsOnly(0);
    }

    @Test
    void an_unknown_account_becomes_guest_without_a_session_key_when_the_policy_says_so() {
        ExtendedSecurity host = RecordedExchange.hostWithGuest();

        host.step(NEGOTIATE);
        Step step = host.step(authenticateAs("mallory", NtlmClient.FLAGS, Octets.NONE));

        assertThat(describe(step)).isEqualTo("guest mallory");
    }

    @Test
    void a_key_exchange_without_a_key_is_refused_when_the_client_wants_to_sign() {
        int flags = NtlmClient.FLAGS | NtlmFlags.KEY_EXCHANGE | NtlmFlags.SIGN;
        ExtendedSecurity host = RecordedExchange.host(false);

        host.step(NtlmClient.negotiate(flags));
        Step step = host.step(authenticateAs("alice", flags, Octets.NONE));

        assertThat(describe(step)).isEqualTo("refused INVALID_PARAMETER ");
    }

    @Test
    void a_key_exchange_without_a_key_keeps_the_key_when_the_client_neither_signs_nor_seals() {
        int flags = NtlmClient.FLAGS | NtlmFlags.KEY_EXCHANGE;
        ExtendedSecurity host = RecordedExchange.host(false);

        host.step(NtlmClient.negotiate(flags));
        Step step = host.step(authenticateAs("alice", flags, Octets.NONE));

        assertThat(describe(step)).startsWith("authenticated alice NTLM_V2 ");
    }

    @Test
    void a_key_of_the_wrong_length_is_refused() {
        int flags = NtlmClient.FLAGS | NtlmFlags.KEY_EXCHANGE;
        ExtendedSecurity host = RecordedExchange.host(false);

        host.step(NtlmClient.negotiate(flags));
        Step step = host.step(authenticateAs("alice", flags, Octets.of(new byte[15])));

        assertThat(describe(step)).isEqualTo("refused INVALID_PARAMETER ");
    }

    @Test
    void a_client_of_nt_4_without_flags_and_key_in_its_message_logs_on() {
        int flags = NtlmFlags.UNICODE | NtlmFlags.REQUEST_TARGET | NtlmFlags.NTLM;
        byte[] challenge = RecordedExchange.challenge().array();
        AuthenticateMessage message = new AuthenticateMessage(
                Octets.of(NtlmClient.lmResponse("secret", RecordedExchange.CODE_PAGE, challenge)),
                Octets.of(NtlmClient.ntlmResponse("secret", challenge)),
                "CLIENT",
                "ALICE",
                Octets.NONE,
                flags,
                Octets.NONE);
        ExtendedSecurity host = RecordedExchange.host(false);

        host.step(NtlmClient.negotiate(flags));
        Step step = host.step(NtlmClient.authenticate(message, RecordedExchange.CODE_PAGE, 52));

        assertThat(describe(step)).startsWith("authenticated alice NTLM ");
    }

    @Test
    void a_mic_that_is_announced_but_has_no_room_is_refused() {
        byte[] pairs = HexFormat.of().parseHex("060004000200000000000000");
        byte[] clientPart = Bytes.concat(new byte[] {1, 1}, new byte[26], pairs, new byte[4]);
        AuthenticateMessage message = v2("alice", NtlmClient.FLAGS, Octets.NONE, clientPart);
        ExtendedSecurity host = RecordedExchange.host(false);

        host.step(NEGOTIATE);
        Step step = host.step(NtlmClient.authenticate(message, RecordedExchange.CODE_PAGE, 72));

        assertThat(describe(step)).isEqualTo("refused LOGON_FAILURE alice");
    }

    private static List<Blob> blobs(String names) {
        return Arrays.stream(names.split(" "))
                .filter(name -> !name.isEmpty())
                .map(Blob::valueOf)
                .toList();
    }

    private static byte[] authenticate() {
        return authenticateAs("alice", NtlmClient.FLAGS, Octets.NONE);
    }

    private static byte[] authenticateAs(String user, int flags, Octets sessionKey) {
        byte[] clientPart = Bytes.concat(new byte[] {1, 1}, new byte[26], new byte[8]);
        return NtlmClient.authenticate(v2(user, flags, sessionKey, clientPart), RecordedExchange.CODE_PAGE, 72);
    }

    private static AuthenticateMessage v2(String user, int flags, Octets sessionKey, byte[] clientPart) {
        byte[] challenge = RecordedExchange.challenge().array();
        byte[] response = NtlmClient.v2Response(user, "LABXP", "secret", challenge, clientPart);
        return new AuthenticateMessage(
                Octets.of(new byte[24]), Octets.of(response), "LABXP", user, sessionKey, flags, Octets.NONE);
    }

    private static String unicode(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16LE));
    }

    private static byte[] reply(Step step) {
        assertThat(step).isInstanceOf(Step.Continue.class);
        return ((Step.Continue) step).reply().toBytes();
    }

    private static String describe(Step step) {
        return switch (step) {
            case Step.Continue leg -> "continue";
            case Step.Complete complete -> RecordedExchange.describe(complete.logon());
            case Step.Refused refused -> RecordedExchange.describe(refused.refusal());
        };
    }
}
