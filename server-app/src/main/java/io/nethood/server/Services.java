package io.nethood.server;

import io.nethood.server.config.ServerConfig;
import io.nethood.smb.auth.PasswordLogon;
import io.nethood.smb.connection.SmbServer;
import io.nethood.smb.host.SmbHost;
import io.nethood.smb.rap.RapService;
import io.nethood.smb.rpc.StandardPipes;

/** What a host offers behind its connections. */
final class Services {
    private Services() {}

    static SmbServer of(SmbHost host, ServerConfig config) {
        PasswordLogon logon = new PasswordLogon(
                config.accounts(),
                () -> host.settings().policies(),
                config.logon(),
                config.settings().codePage(),
                host.environment().clock());
        return new SmbServer(host, StandardPipes.of(host), new RapService(host), logon);
    }
}
