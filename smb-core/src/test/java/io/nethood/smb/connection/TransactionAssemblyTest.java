package io.nethood.smb.connection;

import io.nethood.smb.wire.SmbHeader;
import io.nethood.smb.wire.TransactionKind;
import io.nethood.smb.wire.TransactionRequest;
import io.nethood.smb.wire.TransactionSecondaryRequest;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** One assembly serves the transactions of all three kinds. */
class TransactionAssemblyTest {
    private static final int FUNCTION = 6;
    private static final SmbHeader HEADER = new SmbHeader(0, 0, 0, 0, 1, 2, 3, 4);

    private final TransactionAssembly assembly = new TransactionAssembly();

    @ParameterizedTest
    @EnumSource
    void parts_become_the_whole(TransactionKind kind) throws Exception {
        assembly.begin(HEADER, primary(kind, 2, 3, bytes(1), bytes()), 7);

        assertThat(assembly.add(HEADER, secondary(kind, 2, 3, 1, bytes(2), 0, bytes(3))))
                .isNull();
        var whole = assembly.add(HEADER, secondary(kind, 2, 3, 0, bytes(), 1, bytes(4, 5)));

        assertThat(whole).isNotNull().satisfies(it -> {
            assertThat(it.responseNumber()).isEqualTo(7);
            assertThat(it.request().kind()).isEqualTo(kind);
            assertThat(it.request().function()).isEqualTo(FUNCTION);
            assertThat(it.request().parameters()).containsExactly(1, 2);
            assertThat(it.request().data()).containsExactly(3, 4, 5);
            assertThat(it.request().isWhole()).isTrue();
        });
    }

    @Test
    void a_secondary_message_of_another_kind_belongs_to_nothing() throws Exception {
        assembly.begin(HEADER, primary(TransactionKind.TRANSACTION2, 2, 0, bytes(1), bytes()), 7);

        assertThatThrownBy(() ->
                        assembly.add(HEADER, secondary(TransactionKind.NT_TRANSACT, 2, 0, 1, bytes(2), 0, bytes())))
                .isInstanceOfSatisfying(
                        MalformedMessage.class, e -> assertThat(e.reason()).isEqualTo(Reason.BAD_FRAGMENT));
    }

    @Test
    void the_smallest_total_wins() throws Exception {
        assembly.begin(HEADER, primary(TransactionKind.NT_TRANSACT, 9, 9, bytes(1), bytes()), 7);

        var whole = assembly.add(HEADER, secondary(TransactionKind.NT_TRANSACT, 1, 1, 1, bytes(), 0, bytes(2)));

        assertThat(whole).isNotNull().satisfies(it -> {
            assertThat(it.request().parameters()).containsExactly(1);
            assertThat(it.request().data()).containsExactly(2);
        });
    }

    @Test
    void a_displacement_that_leaves_a_gap_ends_the_transaction() throws Exception {
        TransactionKind kind = TransactionKind.NT_TRANSACT;
        assembly.begin(HEADER, primary(kind, 9, 0, bytes(1), bytes()), 7);

        for (int displacement : new int[] {-1, 2, 1}) {
            assertThatThrownBy(() -> assembly.add(HEADER, secondary(kind, 9, 0, displacement, bytes(2), 0, bytes())))
                    .isInstanceOf(MalformedMessage.class);
        }
    }

    private static TransactionRequest primary(
            TransactionKind kind, int totalParameters, int totalData, byte[] parameters, byte[] data) {
        return new TransactionRequest(
                kind, FUNCTION, totalParameters, totalData, 0, 0, 0, 0, 0, new int[] {FUNCTION}, "", parameters, data);
    }

    private static TransactionSecondaryRequest secondary(
            TransactionKind kind,
            int totalParameters,
            int totalData,
            int parametersAt,
            byte[] p,
            int dataAt,
            byte[] d) {
        return new TransactionSecondaryRequest(kind, totalParameters, totalData, parametersAt, p, dataAt, d);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
