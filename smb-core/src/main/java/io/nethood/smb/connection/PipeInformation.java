package io.nethood.smb.connection;

import java.util.List;

import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.security.FileAccess;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.info.FileInformation;
import io.nethood.smb.wire.info.QueryLevel;
import io.nethood.wire.WireWriter;

/** What a named pipe tells of itself when it is asked as a file ([MS-CIFS] 2.2.6.8). */
final class PipeInformation {
    private static final int NORMAL = 0x80;
    private static final int ALLOCATED = 4096;
    private static final byte[] EA_ERROR_OFFSET = {0, 0};

    private PipeInformation() {}

    static Outcome query(Transaction2.Call call, PipeOpen pipe, QueryLevel level) throws FileRefusal {
        if (level.needsEas() || level.needsStreams() || level.needsShortName()) {
            throw new FileRefusal(NtStatus.INVALID_PARAMETER);
        }
        FileInformation information = new FileInformation(
                0,
                0,
                0,
                0,
                NORMAL,
                false,
                0,
                ALLOCATED,
                1,
                true,
                pipe.openId(),
                0,
                "\\" + pipe.pipe().name(),
                "",
                FileAccess.READ_DATA | FileAccess.WRITE_DATA,
                0,
                0,
                0);
        WireWriter out = WireWriter.create();
        level.encode(information, List.of(), List.of(), out);
        return call.answer(EA_ERROR_OFFSET, out.toBytes());
    }
}
