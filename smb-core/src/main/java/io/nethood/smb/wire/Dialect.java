package io.nethood.smb.wire;

import java.util.Arrays;
import java.util.Optional;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;

/**
 * The SMB dialects that servers of the NT era speak, from the least preferred to the most ([MS-CIFS] 6 &lt;220&gt;), with
 * the names that DOS and Windows 9x use for two of them.
 */
public enum Dialect {
    /** The core protocol: no session setup, a password for each tree connect. */
    CORE("PC NETWORK PROGRAM 1.0", Form.CORE),
    LANMAN_1_0("LANMAN1.0", Form.LANMAN),
    /** LANMAN 1.0 for DOS. */
    MS_NETWORKS_3_0("MICROSOFT NETWORKS 3.0", Form.LANMAN),
    LM_1_2X002("LM1.2X002", Form.LANMAN),
    DOS_LM_1_2X002("DOS LM1.2X002", Form.LANMAN),
    LANMAN_2_1("LANMAN2.1", Form.LANMAN),
    DOS_LANMAN_2_1("DOS LANMAN2.1", Form.LANMAN),
    NT_LM_0_12("NT LM 0.12", Form.NT);

    /** Which messages a dialect uses for NEGOTIATE, SESSION_SETUP_ANDX and TREE_CONNECT_ANDX. */
    public enum Form {
        CORE,
        LANMAN,
        NT
    }

    /** What servers of the NT family speak. */
    public static final ImmutableSet<Dialect> OF_NT =
            Sets.immutableEnumSet(CORE, LANMAN_1_0, MS_NETWORKS_3_0, LM_1_2X002, LANMAN_2_1, NT_LM_0_12);

    /** What servers of the Windows 9x family speak, as captures show it. */
    public static final ImmutableSet<Dialect> OF_WINDOWS_9X =
            Sets.immutableEnumSet(CORE, MS_NETWORKS_3_0, DOS_LM_1_2X002, DOS_LANMAN_2_1, NT_LM_0_12);

    private final String wireName;
    private final Form form;

    Dialect(String wireName, Form form) {
        this.wireName = wireName;
        this.form = form;
    }

    /** The dialect that clients call {@code wireName}; unknown names match nothing. */
    public static Optional<Dialect> named(String wireName) {
        return Arrays.stream(values())
                .filter(dialect -> dialect.wireName.equals(wireName))
                .findFirst();
    }

    /** As it stands in NEGOTIATE. */
    public String wireName() {
        return wireName;
    }

    public Form form() {
        return form;
    }

    /** Whether NEGOTIATE tells the primary domain: from LAN Manager 2.1 on ([MS-CIFS] 2.2.4.52.2). */
    public boolean tellsDomain() {
        return compareTo(LANMAN_2_1) >= 0;
    }
}
