package io.nethood.smb.file.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ShareModesTest {
    private static final int READ_DATA = 0x1;
    private static final int WRITE_DATA = 0x2;
    private static final int APPEND_DATA = 0x4;
    private static final int EXECUTE = 0x20;
    private static final int READ_ATTRIBUTES = 0x80;
    private static final int WRITE_ATTRIBUTES = 0x100;
    private static final int DELETE = 0x1_0000;
    private static final int READ_CONTROL = 0x2_0000;
    private static final int SYNCHRONIZE = 0x10_0000;
    private static final int[] RIGHTS = {
        READ_DATA,
        WRITE_DATA,
        APPEND_DATA,
        EXECUTE,
        READ_ATTRIBUTES,
        WRITE_ATTRIBUTES,
        DELETE,
        READ_CONTROL,
        SYNCHRONIZE
    };

    private final ShareModes<String> modes = new ShareModes<>();

    @Test
    void a_reader_who_shares_reading_lets_readers_in_and_nobody_else() {
        modes.add("reader", READ_DATA, ShareAccess.READ);

        assertThat(modes.conflicts(READ_DATA, ShareAccess.READ)).isFalse();
        assertThat(modes.conflicts(EXECUTE, ShareAccess.READ)).isFalse();
        assertThat(modes.conflicts(WRITE_DATA, ShareAccess.ALL)).isTrue();
        assertThat(modes.conflicts(APPEND_DATA, ShareAccess.ALL)).isTrue();
        assertThat(modes.conflicts(DELETE, ShareAccess.ALL)).isTrue();
    }

    @Test
    void a_newcomer_who_shares_too_little_is_kept_out() {
        modes.add("writer", WRITE_DATA, ShareAccess.ALL);

        assertThat(modes.conflicts(READ_DATA, ShareAccess.READ | ShareAccess.DELETE))
                .isTrue();
        assertThat(modes.conflicts(READ_DATA, ShareAccess.WRITE)).isFalse();
    }

    @Test
    void an_open_for_attributes_neither_excludes_nor_is_excluded() {
        int attributes = READ_ATTRIBUTES | WRITE_ATTRIBUTES | READ_CONTROL | SYNCHRONIZE;
        modes.add("exclusive", READ_DATA | WRITE_DATA | DELETE, ShareAccess.NONE);

        assertThat(modes.conflicts(attributes, ShareAccess.NONE)).isFalse();

        modes.remove("exclusive");
        modes.add("attributes", attributes, ShareAccess.NONE);
        assertThat(modes.conflicts(READ_DATA | WRITE_DATA | DELETE, ShareAccess.NONE))
                .isFalse();
    }

    @Test
    void opens_that_are_passed_over_do_not_count_but_others_still_do() {
        modes.add("own", WRITE_DATA, ShareAccess.NONE);

        assertThat(modes.conflicts(READ_DATA, ShareAccess.NONE, "own"::equals)).isFalse();

        modes.add("other", READ_ATTRIBUTES | DELETE, ShareAccess.ALL);
        assertThat(modes.conflicts(READ_DATA, ShareAccess.NONE, "own"::equals)).isTrue();
    }

    @Test
    void an_open_is_counted_once_and_removed_once() {
        modes.add("one", WRITE_DATA, ShareAccess.ALL);

        assertThat(modes.size()).isEqualTo(1);
        assertThat(modes.anyWriter()).isTrue();
        assertThatThrownBy(() -> modes.add("one", READ_DATA, ShareAccess.ALL))
                .isInstanceOf(IllegalStateException.class);

        modes.remove("one");
        assertThat(modes.size()).isZero();
        assertThat(modes.anyWriter()).isFalse();
        assertThatThrownBy(() -> modes.remove("one")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void counting_says_the_same_as_comparing_each_pair() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            ShareModes<Integer> counted = new ShareModes<>();
            List<int[]> opens = new ArrayList<>();
            for (int id = 0; id < 8; id++) {
                int access = access(random);
                int share = random.nextInt(8);
                boolean conflict = opens.stream().anyMatch(open -> excludes(open[0], open[1], access, share));

                assertThat(counted.conflicts(access, share)).as("seed %d", seed).isEqualTo(conflict);

                if (!conflict || random.nextBoolean()) {
                    counted.add(id, access, share);
                    opens.add(new int[] {access, share, id});
                }
                if (random.nextInt(4) == 0 && !opens.isEmpty()) {
                    counted.remove(opens.remove(random.nextInt(opens.size()))[2]);
                }
            }
        }
    }

    private static int access(Random random) {
        int access = 0;
        for (int right : RIGHTS) {
            access |= random.nextInt(3) == 0 ? right : 0;
        }
        return access;
    }

    /** The conditions of [MS-FSA] 2.1.5.1.2.2, written out. */
    private static boolean excludes(int access1, int share1, int access2, int share2) {
        int data = READ_DATA | EXECUTE | WRITE_DATA | APPEND_DATA | DELETE;
        if ((access1 & data) == 0 || (access2 & data) == 0) {
            return false;
        }
        return oneWay(access1, share2) || oneWay(access2, share1);
    }

    private static boolean oneWay(int access, int share) {
        return ((share & ShareAccess.READ) == 0 && (access & (READ_DATA | EXECUTE)) != 0)
                || ((share & ShareAccess.WRITE) == 0 && (access & (WRITE_DATA | APPEND_DATA)) != 0)
                || ((share & ShareAccess.DELETE) == 0 && (access & DELETE) != 0);
    }
}
