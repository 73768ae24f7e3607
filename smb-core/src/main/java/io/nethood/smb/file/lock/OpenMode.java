package io.nethood.smb.file.lock;

import java.util.OptionalInt;

/**
 * What an open of a DOS or OS/2 client does with a file that exists and with one that does not: the OpenMode word of
 * [MS-CIFS] 2.2.4.41.1.
 */
public final class OpenMode {
    private static final int FILE_EXISTS_OPTS = 0x0003;
    private static final int OPEN_EXISTING = 1;
    private static final int TRUNCATE_EXISTING = 2;
    private static final int CREATE_MISSING = 0x0010;

    private static final int DISPOSITION_OPEN = 1;
    private static final int DISPOSITION_CREATE = 2;
    private static final int DISPOSITION_OPEN_IF = 3;
    private static final int DISPOSITION_OVERWRITE = 4;
    private static final int DISPOSITION_OVERWRITE_IF = 5;

    private OpenMode() {}

    /**
     * The CreateDisposition of [MS-CIFS] 2.2.4.64.1 that does the same; empty for a word that can never open anything.
     *
     * @param access what the client does with the file: one that executes creates even where the word says that nothing
     *     is to be created
     */
    public static OptionalInt createDisposition(int word, DosOpenMode.Access access) {
        boolean creates = (word & CREATE_MISSING) != 0;
        return switch (word & FILE_EXISTS_OPTS) {
            case 0 ->
                creates || access == DosOpenMode.Access.EXECUTE
                        ? OptionalInt.of(DISPOSITION_CREATE)
                        : OptionalInt.empty();
            case OPEN_EXISTING -> OptionalInt.of(creates ? DISPOSITION_OPEN_IF : DISPOSITION_OPEN);
            case TRUNCATE_EXISTING -> OptionalInt.of(creates ? DISPOSITION_OVERWRITE_IF : DISPOSITION_OVERWRITE);
            default -> OptionalInt.empty();
        };
    }
}
