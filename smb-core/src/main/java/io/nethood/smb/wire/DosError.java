package io.nethood.smb.wire;

/**
 * An error as LAN Manager clients know it, [MS-CIFS] 2.2.2.4.
 *
 * @param dosClass where it arose
 * @param code 0..65535
 */
public record DosError(DosClass dosClass, int code) {

    /** ErrorClass of the header. */
    public enum DosClass {
        SUCCESS(0x00),
        ERRDOS(0x01),
        ERRSRV(0x02),
        ERRHRD(0x03),
        ERRCMD(0xFF);

        private final int value;

        DosClass(int value) {
            this.value = value;
        }

        public int value() {
            return value;
        }
    }

    public DosError {
        if (code < 0 || code > 0xFFFF) {
            throw new IllegalArgumentException("code: " + code + " (expected: 0..65535)");
        }
    }

    /** The Status field of the header: class, a zero, the code in two bytes, little-endian. */
    public int asStatusField() {
        return dosClass.value() | code << 16;
    }
}
