package io.nethood.smb.auth;

import java.util.Arrays;
import java.util.Objects;

import com.google.common.primitives.Bytes;
import io.nethood.smb.auth.ExtendedSecurity.Step;
import io.nethood.wire.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Logons of real clients, as recorded, and what hostile hands make of them. */
class RecordedExchangesTest {
    private static final String EXCHANGES = "io.nethood.smb.auth.RecordedExchange#NAMES";

    /** Bytes of the AUTHENTICATE_MESSAGE in samba-ntlmv2-signed. */
    private static final int LENGTH_OF_SIGNED_MESSAGE = 388;

    @ParameterizedTest
    @FieldSource(EXCHANGES)
    void a_recorded_exchange_gives_the_recorded_answers_and_the_session_key_of_the_client(String name) {
        RecordedExchange exchange = RecordedExchange.named(name);
        ExtendedSecurity host = exchange.host();

        for (int leg = 0; leg < exchange.client().size(); leg++) {
            Step step = host.step(exchange.client().get(leg));

            boolean last = leg == exchange.client().size() - 1;
            assertThat(reply(step))
                    .isEqualTo(
                            leg < exchange.server().size() ? exchange.server().get(leg) : new byte[0]);
            assertThat(result(Objects.requireNonNull(step))).isEqualTo(last ? exchange.result() : "continue");
        }
    }

    @ParameterizedTest
    @FieldSource(EXCHANGES)
    void an_exchange_whose_first_blob_is_cut_anywhere_lets_nobody_in(String name) {
        RecordedExchange exchange = RecordedExchange.named(name);
        byte[] first = exchange.client().get(0);

        for (int length = 0; length < first.length; length++) {
            Step step = exchange.host().step(Arrays.copyOf(first, length));

            assertThat(step).as("%d bytes", length).isNotInstanceOf(Step.Complete.class);
        }
    }

    @ParameterizedTest
    @FieldSource(EXCHANGES)
    void an_exchange_whose_last_blob_is_cut_anywhere_is_refused_or_waits_for_the_rest(String name) {
        RecordedExchange exchange = RecordedExchange.named(name);
        byte[] last = exchange.client().get(1);
        Class<?> expected = NtlmMessage.startsIn(last) ? Step.Refused.class : Step.Continue.class;

        for (int length = 1; length < last.length; length++) {
            ExtendedSecurity host = exchange.host();
            host.step(exchange.client().get(0));

            Step step = host.step(Arrays.copyOf(last, length));

            assertThat(step).as("%d bytes", length).isInstanceOf(expected);
        }
    }

    @ParameterizedTest
    @FieldSource(EXCHANGES)
    void blobs_of_spnego_in_two_parts_cut_anywhere_are_the_same_as_in_one(String name) {
        RecordedExchange exchange = RecordedExchange.named(name);
        int longest =
                exchange.client().stream().mapToInt(blob -> blob.length).max().orElseThrow();

        for (int cut = 1; cut < longest; cut++) {
            ExtendedSecurity host = exchange.host();
            Step step = null;
            for (byte[] blob : exchange.client()) {
                boolean inParts = cut < blob.length && !NtlmMessage.startsIn(blob);
                if (inParts) {
                    assertThat(host.step(Arrays.copyOf(blob, cut))).isEqualTo(new Step.Continue(Octets.NONE));
                }
                step = host.step(inParts ? Arrays.copyOfRange(blob, cut, blob.length) : blob);
            }

            assertThat(result(Objects.requireNonNull(step)))
                    .as("cut at %d", cut)
                    .isEqualTo(exchange.result());
        }
    }

    @Test
    void a_blob_of_spnego_byte_by_byte_is_the_same_as_in_one() {
        RecordedExchange exchange = RecordedExchange.named("samba-ntlmv2-signed");
        ExtendedSecurity host = exchange.host();
        Step step = null;

        for (byte[] blob : exchange.client()) {
            for (byte part : blob) {
                step = host.step(new byte[] {part});
            }
        }

        assertThat(result(Objects.requireNonNull(step))).isEqualTo(exchange.result());
    }

    @Test
    void a_message_with_a_mic_is_refused_whichever_of_its_bits_is_turned() {
        RecordedExchange exchange = RecordedExchange.named("samba-ntlmv2-signed");
        byte[] last = exchange.client().get(1);
        int start = indexOf(last, NtlmMessage.signature());
        int end = start + LENGTH_OF_SIGNED_MESSAGE;

        for (int bit = start * 8; bit < end * 8; bit++) {
            ExtendedSecurity host = exchange.host();
            host.step(exchange.client().get(0));
            byte[] turned = last.clone();
            turned[bit / 8] ^= (byte) (1 << bit % 8);

            assertThat(host.step(turned)).as("bit %d", bit).isInstanceOf(Step.Refused.class);
        }
    }

    @Test
    void a_mechanism_taken_from_the_list_on_the_way_is_noticed_by_the_mech_list_mic() {
        RecordedExchange exchange = RecordedExchange.named("samba-ntlmv2-signed");
        byte[] negotiate = negotiateOf(exchange.client().get(0));
        ExtendedSecurity host = exchange.host();

        host.step(NtlmClient.negTokenInit(negotiate, Mechanism.NTLMSSP, Mechanism.SPNEGO));
        Step step = host.step(exchange.client().get(1));

        assertThat(result(Objects.requireNonNull(step))).isEqualTo("refused LOGON_FAILURE alice");
    }

    @ParameterizedTest
    @FieldSource(EXCHANGES)
    void noise_in_an_exchange_gets_an_answer_and_nobody_a_name_that_is_not_his(String name) {
        RecordedExchange exchange = RecordedExchange.named(name);

        Seeded.rounds(200, random -> {
            ExtendedSecurity host = exchange.host();
            for (byte[] blob : exchange.client()) {
                byte[] noisy = blob.clone();
                for (int i = random.nextInt(4); i > 0; i--) {
                    noisy[random.nextInt(noisy.length)] = (byte) random.nextInt();
                }
                String[] result = result(host.step(noisy)).split(" ", 3);
                if (result[0].equals("authenticated")) {
                    assertThat(exchange.result()).startsWith("authenticated " + result[1]);
                }
            }
        });
    }

    @Test
    void pure_noise_gets_an_answer() {
        Seeded.rounds(2000, random -> {
            ExtendedSecurity host = RecordedExchange.host(random.nextBoolean());
            byte[] noise = new byte[random.nextInt(600)];
            random.nextBytes(noise);

            assertThat(host.step(noise)).isNotInstanceOf(Step.Complete.class);
        });
    }

    private static byte[] negotiateOf(byte[] blob) {
        int start = indexOf(blob, NtlmMessage.signature());
        return Arrays.copyOfRange(blob, start, blob.length);
    }

    private static int indexOf(byte[] where, byte[] what) {
        return Bytes.indexOf(where, what);
    }

    private static byte[] reply(Step step) {
        return switch (step) {
            case Step.Continue leg -> leg.reply().toBytes();
            case Step.Complete complete -> complete.reply().toBytes();
            case Step.Refused refused -> new byte[0];
        };
    }

    private static String result(Step step) {
        return switch (step) {
            case Step.Continue leg -> "continue";
            case Step.Complete complete -> RecordedExchange.describe(complete.logon());
            case Step.Refused refused -> RecordedExchange.describe(refused.refusal());
        };
    }
}
