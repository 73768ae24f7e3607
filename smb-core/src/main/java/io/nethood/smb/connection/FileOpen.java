package io.nethood.smb.connection;

import io.nethood.smb.file.OpenFile;

/**
 * An open file or directory of this connection.
 *
 * @param file the open itself
 */
record FileOpen(int fid, long openId, Tree tree, SmbSession session, int pid, OpenFile file) implements Open {
    @Override
    public String path() {
        return file.pathText();
    }

    @Override
    public int release() {
        file.close();
        return 0;
    }
}
