package io.nethood.smb.file;

import java.util.Arrays;

import io.nethood.smb.file.store.FileKey;
import io.nethood.smb.file.store.StoreAttributes;
import io.nethood.smb.security.Ace;
import io.nethood.smb.security.FileAccess;
import io.nethood.smb.security.SecurityDescriptor;
import io.nethood.smb.security.WellKnownSids;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DirectoryDescriptorsTest {
    private static final SecurityDescriptor SMALL = of(1);

    private final DirectoryDescriptors descriptors = new DirectoryDescriptors();

    @Test
    void what_was_learnt_is_known() {
        descriptors.learn(directory(7, 1), SMALL, descriptors.changes());

        assertThat(descriptors.find(directory(7, 1))).isEqualTo(SMALL);
        assertThat(descriptors.find(directory(8, 1))).isNull();
    }

    @Test
    void a_directory_that_has_its_number_from_another_is_another() {
        descriptors.learn(directory(7, 1), SMALL, descriptors.changes());

        assertThat(descriptors.find(directory(7, 2))).isNull();
    }

    @Test
    void a_change_forgets_all_and_what_was_read_before_it_is_not_learnt_after_it() {
        descriptors.learn(directory(7, 1), SMALL, descriptors.changes());
        long before = descriptors.changes();

        descriptors.changed();
        descriptors.learn(directory(8, 1), SMALL, before);

        assertThat(descriptors.find(directory(7, 1))).isNull();
        assertThat(descriptors.find(directory(8, 1))).isNull();
    }

    @Test
    void no_more_are_kept_than_there_is_room_for() {
        for (int inode = 0; inode <= 1024; inode++) {
            descriptors.learn(directory(inode, 1), SMALL, descriptors.changes());
        }

        assertThat(descriptors.find(directory(0, 1))).isNull();
        assertThat(descriptors.find(directory(1, 1))).isNotNull();
        assertThat(descriptors.find(directory(1024, 1))).isNotNull();
    }

    @Test
    void a_large_one_is_read_each_time() {
        descriptors.learn(directory(7, 1), of(1000), descriptors.changes());

        assertThat(descriptors.find(directory(7, 1))).isNull();
    }

    private static StoreAttributes directory(long inode, long created) {
        return new StoreAttributes(new FileKey(1, inode), true, 0, 0, 0, created, 0, 0, 0, 1);
    }

    private static SecurityDescriptor of(int entries) {
        Ace[] dacl = new Ace[entries];
        Arrays.fill(dacl, Ace.allow(0, FileAccess.ALL, WellKnownSids.EVERYONE));
        return SecurityDescriptor.of(WellKnownSids.ADMINISTRATORS, WellKnownSids.LOCAL_SYSTEM, dacl);
    }
}
