package io.nethood.server.listing;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code net file}.
 *
 * @param id what {@code net file ID /close} wants
 * @param path such as {@code \PIPE\spoolss}
 * @param user null for a NULL session
 * @param computer client computer
 * @param locks byte-range locks held
 * @param permissions letters of PERM_FILE_* ([MS-SRVS] 2.2.4.6): R read, W write, C create
 * @param share the share it was opened in
 * @param shareMode what others may do with the file meanwhile: any of read, write, delete, or none; null for a pipe
 * @param oplock the oplock it holds; null for none
 */
public record FileListing(
        long id,
        String path,
        @Nullable String user,
        String computer,
        int locks,
        String permissions,
        String share,
        @Nullable String shareMode,
        @Nullable String oplock) {}
