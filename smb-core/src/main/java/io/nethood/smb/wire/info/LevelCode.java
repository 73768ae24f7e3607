package io.nethood.smb.wire.info;

import java.util.HashMap;
import java.util.Map;

import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.wire.NtStatus;

/** The numbers of information levels: LANMAN's, NT's, and pass-through ones, [MS-CIFS] 2.2.2.3 and [MS-SMB] 2.2.2.3.5. */
public final class LevelCode {
    /** Added to the number of an [MS-FSCC] information class. */
    public static final int PASS_THROUGH = 0x03E8;

    /** Stands for the code that a level does not have. */
    static final int NONE = -1;

    private static final int FIRST_NT_LEVEL = 0x0100;

    private LevelCode() {}

    /** Whether {@code code} names an [MS-FSCC] information class. */
    public static boolean isPassThrough(int code) {
        return code >= PASS_THROUGH;
    }

    /** What a level that does not exist, or not for this command, is refused with. */
    public static NtStatus refusal(int code) {
        if (isPassThrough(code)) {
            return NtStatus.INVALID_INFO_CLASS;
        }
        return code < FIRST_NT_LEVEL ? NtStatus.OS2_INVALID_LEVEL : NtStatus.INVALID_LEVEL;
    }

    /** A row of a table of levels. */
    interface Row {
        /** The level's own code; {@link #NONE} when it is reached by pass-through only. */
        int code();

        /** Its [MS-FSCC] information class; {@link #NONE} when there is none. */
        int informationClass();
    }

    /** Rows by each of their codes. Immutable. */
    static final class Table<L extends Row> {
        private final Map<Integer, L> rows = new HashMap<>();

        Table(L[] levels) {
            for (L level : levels) {
                if (level.code() != NONE) {
                    put(level.code(), level);
                }
                if (level.informationClass() != NONE) {
                    put(PASS_THROUGH + level.informationClass(), level);
                }
            }
        }

        private void put(int code, L level) {
            if (rows.put(code, level) != null) {
                throw new IllegalArgumentException("level " + code + " is declared twice");
            }
        }

        L find(int code) throws FileRefusal {
            L level = rows.get(code);
            if (level == null) {
                throw new FileRefusal(refusal(code));
            }
            return level;
        }
    }
}
