/**
 * The PDUs of connection-oriented DCE/RPC 5.0 (C706 12.6; [MS-RPCE] 2.2.2) as records beside their codec.
 *
 * <p>Entry points: {@link io.nethood.smb.rpc.pdu.PduFramer} cuts the byte stream of a pipe into PDUs,
 * {@link io.nethood.smb.rpc.pdu.PduCodec} decodes and encodes them. Decoders throw
 * {@link io.nethood.wire.MalformedMessage} only and have no side effects.
 */
@NullMarked
package io.nethood.smb.rpc.pdu;

import org.jspecify.annotations.NullMarked;
