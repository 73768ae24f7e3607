package io.nethood.smb.connection;

import io.nethood.smb.pipe.PipeInstance;

/**
 * An open pipe of this connection ([MS-CIFS] 3.3.1.7).
 *
 * @param fid on the wire
 * @param openId in {@code net file}
 * @param tree where it was opened
 * @param session who opened it
 * @param pid process that opened it, for SMB_COM_PROCESS_EXIT
 * @param pipe the instance
 */
record PipeOpen(int fid, long openId, Tree tree, SmbSession session, int pid, PipeInstance pipe) implements Open {
    @Override
    public String path() {
        return "\\PIPE\\" + pipe.name();
    }

    @Override
    public int release() {
        return pipe.endpoint().close();
    }
}
