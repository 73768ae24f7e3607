/**
 * The bytes of SMB1: header, strings, statuses, and one record beside its codec for each message of [MS-CIFS] 2.2.4.
 *
 * <p>Entry points: {@link io.nethood.smb.wire.SmbCommand} lists the commands, {@link io.nethood.smb.wire.SmbHeader} is
 * the fixed part. Decoding has no side effects and throws only {@link io.nethood.wire.MalformedMessage}.
 *
 * <p>The data of a write are a view of the message that brought them, valid as long as that is; what is read goes straight
 * into the answer, see {@link io.nethood.smb.wire.ReadInto}.
 */
@NullMarked
package io.nethood.smb.wire;

import org.jspecify.annotations.NullMarked;
