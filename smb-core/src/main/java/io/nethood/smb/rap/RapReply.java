package io.nethood.smb.rap;

import io.nethood.smb.wire.NtStatus;

/** What a call of the Remote Administration Protocol answers. */
public sealed interface RapReply {

    /** Parameters, which begin with the Win32 error, and data. */
    record Answer(byte[] parameters, byte[] data) implements RapReply {}

    /** The request is no call: an error of SMB, not of RAP. */
    record Refused(NtStatus status) implements RapReply {}
}
