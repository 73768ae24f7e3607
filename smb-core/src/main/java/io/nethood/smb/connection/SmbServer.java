package io.nethood.smb.connection;

import java.util.random.RandomGenerator;

import io.nethood.smb.auth.NtlmTarget;
import io.nethood.smb.auth.PasswordLogon;
import io.nethood.smb.host.ConnectionMailbox;
import io.nethood.smb.host.SmbHost;
import io.nethood.smb.pipe.PipeRegistry;
import io.nethood.smb.rap.RapService;

/**
 * The SMB server of one host: what every connection needs besides the host's own tables. Immutable, so safe for any number
 * of threads.
 */
public final class SmbServer {
    private static final int GUID_LENGTH = 16;

    private final SmbHost host;
    private final PipeRegistry pipes;
    private final RapService rap;
    private final PasswordLogon logon;
    private final NtlmTarget ntlmTarget;
    private final byte[] guid;

    public SmbServer(SmbHost host, PipeRegistry pipes, RapService rap, PasswordLogon logon) {
        this.host = host;
        this.pipes = pipes;
        this.rap = rap;
        this.logon = logon;
        this.ntlmTarget = new NtlmTarget(
                host.profile().name(),
                host.profile().edition().family(),
                host.settings().codePage(),
                logon.settings().timestamp());
        this.guid = randomBytes(host.environment().random(), GUID_LENGTH);
    }

    /**
     * A new transport connection, on whose thread this is called.
     *
     * @param transport how the client came
     * @param client its NetBIOS calling name or its address
     * @param output where answers go
     * @param mailbox how the rest of the host reaches it
     * @param nowNanos elapsed time
     */
    public SmbConnection connect(
            Transport transport, String client, ConnectionOutput output, ConnectionMailbox mailbox, long nowNanos) {
        return new SmbConnection(this, transport, client, output, mailbox, nowNanos);
    }

    public SmbHost host() {
        return host;
    }

    PipeRegistry pipes() {
        return pipes;
    }

    RapService rap() {
        return rap;
    }

    PasswordLogon logon() {
        return logon;
    }

    /** How the host names itself to NTLMSSP clients. */
    NtlmTarget ntlmTarget() {
        return ntlmTarget;
    }

    /** ServerGUID of NEGOTIATE responses, 16 bytes. */
    byte[] guid() {
        return guid.clone();
    }

    static byte[] randomBytes(RandomGenerator random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
