package io.nethood.interop;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

import jcifs.CIFSContext;
import jcifs.CIFSException;
import jcifs.config.PropertyConfiguration;
import jcifs.context.BaseContext;
import jcifs.smb.NtlmPasswordAuthenticator;
import jcifs.smb.SmbException;
import jcifs.smb.SmbFile;

/** The Java client jcifs-ng, anonymous and bound to SMB1. */
final class JcifsNg {
    private JcifsNg() {}

    /** The names of the shares that it lists. */
    static List<String> shares(InetSocketAddress server) throws Exception {
        try (SmbFile root = new SmbFile(url(server), anonymous())) {
            return Arrays.asList(root.list());
        }
    }

    /** The names of the shares that a user sees; everything else is as the client comes. */
    static List<String> sharesWithDefaults(InetSocketAddress server, String user, String password) throws Exception {
        CIFSContext defaults = new BaseContext(new PropertyConfiguration(new Properties()));
        CIFSContext context = defaults.withCredentials(new NtlmPasswordAuthenticator("", user, password));
        try (SmbFile root = new SmbFile(url(server), context)) {
            return Arrays.asList(root.list());
        }
    }

    /** The NT status with which it is turned away. */
    static int refusal(InetSocketAddress server) throws Exception {
        try {
            throw new AssertionError("it was let in and saw " + shares(server));
        } catch (SmbException refused) {
            return refused.getNtStatus();
        }
    }

    private static String url(InetSocketAddress server) {
        return "smb://" + server.getAddress().getHostAddress() + ":" + server.getPort() + "/";
    }

    private static CIFSContext anonymous() throws CIFSException {
        Properties properties = new Properties();
        properties.put("jcifs.smb.client.minVersion", "SMB1");
        properties.put("jcifs.smb.client.maxVersion", "SMB1");
        properties.put("jcifs.smb.client.responseTimeout", "15000");
        properties.put("jcifs.smb.client.soTimeout", "15000");
        properties.put("jcifs.smb.client.connTimeout", "5000");
        properties.put("jcifs.smb.client.dfs.disabled", "true");
        properties.put("jcifs.smb.client.ipcSigningEnforced", "false");
        properties.put("jcifs.resolveOrder", "DNS");
        return new BaseContext(new PropertyConfiguration(properties)).withAnonymousCredentials();
    }
}
