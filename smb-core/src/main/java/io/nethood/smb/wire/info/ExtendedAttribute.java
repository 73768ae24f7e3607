package io.nethood.smb.wire.info;

import java.util.Arrays;
import java.util.Objects;

/**
 * One extended attribute, [MS-CIFS] 2.2.1.2.2. The array is not copied; nobody changes it.
 *
 * @param flags 0, or {@link #NEED_EA}
 * @param name 1 to 255 characters of one byte each
 * @param value 0 to 65 535 bytes
 */
public record ExtendedAttribute(int flags, String name, byte[] value) {
    /** Who does not understand the attribute must not read the file. */
    public static final int NEED_EA = 0x80;

    static final int MOST_NAME_BYTES = 0xFF;
    static final int MOST_VALUE_BYTES = 0xFFFF;

    public ExtendedAttribute {
        if (name.length() > MOST_NAME_BYTES || value.length > MOST_VALUE_BYTES) {
            throw new IllegalArgumentException("extended attribute: name of " + name.length() + ", value of "
                    + value.length + " bytes (expected: at most " + MOST_NAME_BYTES + ", " + MOST_VALUE_BYTES + ")");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExtendedAttribute(int otherFlags, String otherName, byte[] otherValue)
                && flags == otherFlags
                && name.equals(otherName)
                && Arrays.equals(value, otherValue);
    }

    @Override
    public int hashCode() {
        return Objects.hash(flags, name, Arrays.hashCode(value));
    }
}
