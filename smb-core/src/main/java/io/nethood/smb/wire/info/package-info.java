/**
 * Information levels: the shapes in which clients ask for files, directories and volumes and change them, [MS-CIFS] 2.2.8,
 * [MS-SMB] 2.2.8 and [MS-FSCC] 2.4 and 2.5.
 *
 * <p>Entry points are tables: {@link io.nethood.smb.wire.info.QueryLevel}, {@link io.nethood.smb.wire.info.FindLevel},
 * {@link io.nethood.smb.wire.info.FileSystemLevel}, {@link io.nethood.smb.wire.info.SetLevel},
 * {@link io.nethood.smb.wire.info.FileSystemControl}. A row knows its code and its codec and nothing of files. Buffers are
 * the caller's; decoders throw only {@link io.nethood.wire.MalformedMessage}. All immutable but
 * {@link io.nethood.smb.wire.info.DirectoryPage}, which one caller owns.
 */
@NullMarked
package io.nethood.smb.wire.info;

import org.jspecify.annotations.NullMarked;
