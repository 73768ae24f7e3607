package io.nethood.smb.security;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ObjectRightsTest {
    private static final int MAXIMUM_ALLOWED = 0x0200_0000;
    private static final ObjectRights RIGHTS = new ObjectRights(0x2_0010, 0x2_000E, 0x2_0021, 0x2_0031, 0xF_003F);

    @Test
    void everybody_gets_what_everyone_has_and_no_more() {
        assertThat(RIGHTS.grant(0x20, false)).hasValue(0x20);
        assertThat(RIGHTS.grant(0x08, false)).isEmpty();
        assertThat(RIGHTS.grant(0x08, true)).hasValue(0x08);
    }

    @Test
    void generic_rights_stand_for_specific_ones() {
        assertThat(RIGHTS.grant(0x8000_0000, false)).hasValue(0x2_0010);
        assertThat(RIGHTS.grant(0x2000_0000, false)).hasValue(0x2_0021);
        assertThat(RIGHTS.grant(0x4000_0000, false)).isEmpty();
        assertThat(RIGHTS.grant(0x1000_0000, true)).hasValue(0xF_003F);
    }

    @Test
    void the_maximum_is_what_one_may_have() {
        assertThat(RIGHTS.grant(MAXIMUM_ALLOWED, false)).hasValue(0x2_0031);
        assertThat(RIGHTS.grant(MAXIMUM_ALLOWED, true)).hasValue(0xF_003F);
        assertThat(RIGHTS.grant(MAXIMUM_ALLOWED | 0x08, false)).isEmpty();
    }

    @Test
    void nobody_gets_a_right_that_the_object_does_not_have() {
        assertThat(RIGHTS.grant(0x0100_0000, true)).isEmpty();
        assertThat(RIGHTS.grant(0x8000, true)).isEmpty();
    }

    @Test
    void the_descriptor_has_the_layout_of_the_specification() {
        byte[] descriptor = RIGHTS.descriptor().toBytes();

        assertThat(descriptor)
                .startsWith(1, 0, 4, 0x80, 72, 0, 0, 0, 88, 0, 0, 0, 0, 0, 0, 0, 20, 0, 0, 0)
                .hasSize(20 + 16 + 12 + 8 + (8 + 12) + (8 + 16));
        assertThat(descriptor[20]).isEqualTo((byte) 2);
        assertThat(descriptor[22]).isEqualTo((byte) 52);
    }
}
