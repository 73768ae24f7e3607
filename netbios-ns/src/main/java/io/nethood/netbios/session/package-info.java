/**
 * The NetBIOS session service of RFC 1002 4.3: its packets, and who may call whom.
 *
 * <p>Entry points: {@link io.nethood.netbios.session.SessionPacket} with its
 * {@linkplain io.nethood.netbios.session.SessionPacketCodec codec}, and
 * {@link io.nethood.netbios.session.SessionServiceListener}, which answers a session request. All immutable.
 */
@NullMarked
package io.nethood.netbios.session;

import org.jspecify.annotations.NullMarked;
