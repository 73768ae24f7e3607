package io.nethood.smb.wire;

import java.util.List;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.Utf16;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;

/**
 * NT_TRANSACT_NOTIFY_CHANGE, [MS-CIFS] 2.2.7.4.
 *
 * @param completionFilter FILE_NOTIFY_CHANGE_*: which changes are told
 * @param fid of a directory
 * @param watchTree whether directories below it are meant, too
 */
public record NtTransactNotifyChange(int completionFilter, int fid, boolean watchTree) {
    public static final int FUNCTION = 0x0004;

    private static final byte[] NO_DATA = {};

    public static NtTransactNotifyChange decode(TransactionRequest request) throws MalformedMessage {
        WireReader setup = request.setupBytes();
        return new NtTransactNotifyChange(setup.i32(), setup.u16(), setup.u8() != 0);
    }

    /**
     * FILE_NOTIFY_INFORMATION, [MS-FSCC] 2.7.1.
     *
     * @param action FILE_ACTION_ADDED 1 .. FILE_ACTION_MODIFIED_STREAM 8
     * @param fileName relative to the directory; UTF-16 whatever the client speaks
     */
    public record Change(int action, String fileName) {
        private static final int FIXED_BYTES = 12;

        /** Bytes that it takes up, with padding in front of the next. */
        public int length() {
            return (FIXED_BYTES + 2 * fileName.length() + 3) & ~3;
        }
    }

    /** The answer, [MS-CIFS] 2.2.7.4.2; none of {@code changes} means that there were too many. */
    public static TransactionResponse response(List<Change> changes) {
        WireWriter parameters = WireWriter.create();
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            boolean last = i == changes.size() - 1;
            byte[] name = Utf16.encode(change.fileName());
            parameters
                    .u32(last ? 0 : change.length())
                    .u32(change.action())
                    .u32(name.length)
                    .bytes(name);
            parameters.align(last ? 1 : 4);
        }
        return TransactionResponse.of(parameters.toBytes(), NO_DATA);
    }
}
