/**
 * The edge of the two SMB transports: cuts a TCP stream into messages.
 *
 * <p>Entry point: {@link io.nethood.netbios.netty.SessionFrameDecoder}. It hands slices of what was received to the next
 * handler, who releases them; what else happened arrives as user events, {@link io.nethood.netbios.netty.FrameEvent}.
 * On the way out both transports have the same header: the length of the message as a big-endian 32-bit number, at most
 * {@link io.nethood.netbios.session.SessionPacketCodec#MAX_LENGTH}. One decoder belongs to one channel and its event loop.
 */
@NullMarked
package io.nethood.netbios.netty;

import org.jspecify.annotations.NullMarked;
