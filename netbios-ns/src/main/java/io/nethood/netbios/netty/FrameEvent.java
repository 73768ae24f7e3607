package io.nethood.netbios.netty;

import io.nethood.netbios.session.SessionError;
import io.nethood.netbios.session.SessionPacket.SessionRequest;
import io.nethood.wire.MalformedMessage;

/** What a {@link SessionFrameDecoder} tells besides messages; fired as a user event of the channel. */
public sealed interface FrameEvent {

    /** The session request was accepted, the positive response is on its way, messages may follow. */
    record SessionEstablished(SessionRequest request) implements FrameEvent {}

    /** The session request was refused; the negative response goes out and the channel closes after it. */
    record SessionRefused(SessionRequest request, SessionError error) implements FrameEvent {}

    /** The stream cannot be cut any further; the channel closes. */
    record StreamMalformed(MalformedMessage problem) implements FrameEvent {}
}
