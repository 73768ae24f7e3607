package io.nethood.smb.rap;

import io.nethood.smb.host.SmbHost;
import io.nethood.smb.pipe.PipeClient;
import io.nethood.smb.wire.NtStatus;

/** Answers calls of the Remote Administration Protocol. */
public final class RapService {
    /** @param host whose shares, sessions and servers it tells of */
    public RapService(SmbHost host) {}

    public RapReply call(PipeClient client, byte[] parameters, byte[] data, int maxParameterCount, int maxDataCount) {
        return new RapReply.Refused(NtStatus.NOT_SUPPORTED);
    }
}
