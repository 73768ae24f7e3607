import jcifs.Config;
import jcifs.smb.NtlmPasswordAuthentication;
import jcifs.smb.SmbException;
import jcifs.smb.SmbFile;

/** Lists the shares of a server with jcifs 1.3 as it comes: JcifsShares HOST PORT [USER PASSWORD]. */
class JcifsShares {
    public static void main(String[] words) throws Exception {
        // Names are addresses here; nobody is to be asked for them.
        Config.setProperty("jcifs.resolveOrder", "DNS");
        NtlmPasswordAuthentication who = words.length > 2
                ? new NtlmPasswordAuthentication("", words[2], words[3])
                : NtlmPasswordAuthentication.ANONYMOUS;
        int exitCode = 0;
        try {
            for (String share : new SmbFile("smb://" + words[0] + ":" + words[1] + "/", who).list()) {
                System.out.println(share);
            }
        } catch (SmbException refused) {
            System.out.printf("refused: 0x%08X %s%n", refused.getNtStatus(), refused.getMessage());
            exitCode = 1;
        }
        // Its transports are threads that stay.
        System.exit(exitCode);
    }
}
