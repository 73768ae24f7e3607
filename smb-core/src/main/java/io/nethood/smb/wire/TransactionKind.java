package io.nethood.smb.wire;

/** The three commands that carry transactions; they differ in the width of their counts and in what they name. */
public enum TransactionKind {
    /** SMB_COM_TRANSACTION, [MS-CIFS] 2.2.4.33: a pipe or mailslot by name. */
    TRANSACTION(SmbCommand.TRANSACTION),
    /** SMB_COM_TRANSACTION2, [MS-CIFS] 2.2.4.46: a function by the first setup word. */
    TRANSACTION2(SmbCommand.TRANSACTION2),
    /** SMB_COM_NT_TRANSACT, [MS-CIFS] 2.2.4.62: a function by its code, with counts of 32 bits. */
    NT_TRANSACT(SmbCommand.NT_TRANSACT);

    private final SmbCommand command;

    TransactionKind(SmbCommand command) {
        this.command = command;
    }

    /** The kind of the transaction that the command {@code code}, primary or secondary, belongs to. */
    public static TransactionKind answering(int code) {
        for (TransactionKind kind : values()) {
            SmbCommand command = SmbCommand.ofCode(code);
            if (command != null && command.answeredAs() == kind.command) {
                return kind;
            }
        }
        throw new IllegalArgumentException("command: " + code + " (expected: one of a transaction)");
    }

    /** The command of the primary message, and of every answer. */
    public SmbCommand command() {
        return command;
    }
}
