package io.nethood.smb.wire;

/**
 * SMB_COM_SESSION_SETUP_ANDX response, [MS-CIFS] 2.2.4.53.2 and [MS-SMB] 2.2.4.6.2.
 *
 * @param action {@link #ACTION_GUEST} and {@link #ACTION_LM_KEY}
 * @param securityBlob present exactly in the extended form
 * @param nativeOs of the server
 * @param nativeLanMan of the server
 * @param domain the workgroup; the extended form leaves it out
 */
public record SessionSetupAndxResponse(
        int action,
        byte @org.jspecify.annotations.Nullable [] securityBlob,
        String nativeOs,
        String nativeLanMan,
        String domain)
        implements SmbResponse {
    public static final int ACTION_GUEST = 0x01;
    public static final int ACTION_LM_KEY = 0x02;

    @Override
    public void encode(ResponseWriter out) {
        out.andX().out().u16(action);
        if (securityBlob == null) {
            out.beginData().string(nativeOs).string(nativeLanMan).string(domain);
        } else {
            out.out().u16(securityBlob.length);
            out.beginData().out().bytes(securityBlob);
            out.string(nativeOs).string(nativeLanMan);
        }
    }
}
