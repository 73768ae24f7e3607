package io.nethood.smb.file;

import io.nethood.smb.security.Token;

/**
 * Who opens a file, and by which way.
 *
 * @param openId the open's number in {@code net file}
 * @param connectionId whose open it is: a DOS client may share with itself what it shares with nobody else
 * @param pid the process at the client
 * @param knowsLevelTwo whether the client has said that it knows level II oplocks
 * @param readOnly whether the share or its password lets nobody write
 * @param token who it is to the security of files
 * @param sinceNanos elapsed time at which the request came, which may have been tried before
 * @param client hears of news
 */
public record Opener(
        long openId,
        long connectionId,
        int pid,
        boolean knowsLevelTwo,
        boolean readOnly,
        Token token,
        long sinceNanos,
        FileClient client) {

    /** The token that an open has; backup intent makes a difference for administrators. */
    Token tokenFor(CreateParameters request) {
        return request.has(CreateOptions.OPEN_FOR_BACKUP_INTENT) ? token.forBackup() : token;
    }
}
