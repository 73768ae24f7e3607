package io.nethood.smb.file;

import io.nethood.smb.file.store.FileKey;

/**
 * What share modes, locks and oplocks belong to: one stream of one file.
 *
 * @param stream folded name of an alternate stream; empty for the file's own content
 */
record StreamKey(FileKey file, String stream) {}
