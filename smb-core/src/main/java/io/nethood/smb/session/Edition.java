package io.nethood.smb.session;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.google.common.collect.ImmutableSet;
import io.nethood.smb.wire.Dialect;

/**
 * A Windows edition as a row of facts: everything in which NT 4.0, 2000, XP and 98 differ stands here, so that no
 * handler asks for an edition by name.
 *
 * <p>Session limits: KB122920 (NT Workstation, 2000 Professional: 10), KB314882 (XP Professional 10, Home 5), KB122925
 * (servers: not limited by the Server service). Native strings: [MS-CIFS] 6 &lt;102&gt;, &lt;103&gt;. Open
 * files: KB165815. Registry values and their defaults: {@code io.nethood.smb.policy.Policy}.
 */
public enum Edition {
    XP_PROFESSIONAL("Windows XP Professional", 10, Family.XP),
    XP_HOME("Windows XP Home Edition", 5, Family.XP),
    WINDOWS_2000_PROFESSIONAL("Windows 2000 Professional", 10, Family.WINDOWS_2000),
    NT4_WORKSTATION("Windows NT Workstation 4.0", 10, Family.NT4),
    NT4_SERVER("Windows NT Server 4.0", Edition.UNLIMITED, Family.NT4),
    WINDOWS_2000_SERVER("Windows 2000 Server", Edition.UNLIMITED, Family.WINDOWS_2000),
    WIN98("Windows 98", Edition.UNLIMITED, Family.WINDOWS_9X);

    /** The Server service's {@code Users} value that means no limit, as the largest int we count to. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    private static final int NO_NTLMSSP_VERSION = 0;

    private final String displayName;
    private final int sessionLimit;
    private final Family family;

    Edition(String displayName, int sessionLimit, Family family) {
        this.displayName = displayName;
        this.sessionLimit = sessionLimit;
        this.family = family;
    }

    /** The edition that is written {@code name} on the command line, such as {@code xp-professional}. */
    public static Optional<Edition> named(String name) {
        return Arrays.stream(values())
                .filter(edition -> edition.commandLineName().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** As it is written on the command line and in the configuration. */
    public String commandLineName() {
        return name().toLowerCase(Locale.ROOT).replace("windows_", "").replace('_', '-');
    }

    /** As a person would call it. */
    public String displayName() {
        return displayName;
    }

    /** Most inbound sessions at one time; {@link #UNLIMITED} on servers. */
    public int sessionLimit() {
        return sessionLimit;
    }

    /** Whether the edition is a client edition whose limit is a licence limit that no setting can raise. */
    public boolean limited() {
        return sessionLimit != UNLIMITED;
    }

    public Family family() {
        return family;
    }

    /** What a line of Windows versions has in common. */
    public enum Family {
        WINDOWS_9X(
                4,
                10,
                Edition.NO_NTLMSSP_VERSION,
                "Windows 4.0",
                "Windows 4.0",
                "Windows 98",
                "C:\\WINDOWS",
                false,
                false,
                true,
                Dialect.OF_WINDOWS_9X,
                2048),
        NT4(
                4,
                0,
                Edition.NO_NTLMSSP_VERSION,
                "Windows NT 1381",
                "NT LAN Manager 4.0",
                "Windows NT 4.0",
                "C:\\WINNT",
                false,
                false,
                false,
                Dialect.OF_NT,
                2048),
        WINDOWS_2000(
                5,
                0,
                Edition.NO_NTLMSSP_VERSION,
                "Windows 5.0",
                "Windows 2000 LAN Manager",
                "Windows 2000",
                "C:\\WINNT",
                true,
                true,
                false,
                Dialect.OF_NT,
                16384),
        XP(
                5,
                1,
                2600,
                "Windows 5.1",
                "Windows 2000 LAN Manager",
                "Windows 2002",
                "C:\\WINDOWS",
                true,
                true,
                false,
                Dialect.OF_NT,
                16384);

        private final int majorVersion;
        private final int minorVersion;
        private final int ntlmsspBuild;
        private final String nativeOs;
        private final String nativeLanMan;
        private final String softwareVersion;
        private final String windowsDirectory;
        private final boolean directTcp;
        private final boolean extendedSecurity;
        private final boolean shareLevelSecurity;
        private final ImmutableSet<Dialect> dialects;
        private final int openFilesPerSession;

        Family(
                int majorVersion,
                int minorVersion,
                int ntlmsspBuild,
                String nativeOs,
                String nativeLanMan,
                String softwareVersion,
                String windowsDirectory,
                boolean directTcp,
                boolean extendedSecurity,
                boolean shareLevelSecurity,
                ImmutableSet<Dialect> dialects,
                int openFilesPerSession) {
            this.majorVersion = majorVersion;
            this.minorVersion = minorVersion;
            this.ntlmsspBuild = ntlmsspBuild;
            this.nativeOs = nativeOs;
            this.nativeLanMan = nativeLanMan;
            this.softwareVersion = softwareVersion;
            this.windowsDirectory = windowsDirectory;
            this.directTcp = directTcp;
            this.extendedSecurity = extendedSecurity;
            this.shareLevelSecurity = shareLevelSecurity;
            this.dialects = dialects;
            this.openFilesPerSession = openFilesPerSession;
        }

        /** Version as the server and workstation services report it ([MS-BRWS] 6 &lt;4&gt;). */
        public int majorVersion() {
            return majorVersion;
        }

        public int minorVersion() {
            return minorVersion;
        }

        /** Whether NTLMSSP messages carry a VERSION: from XP Service Pack 2 on ([MS-NLMP] 2.2.2.10). */
        public boolean sendsNtlmsspVersion() {
            return ntlmsspBuild != NO_NTLMSSP_VERSION;
        }

        /** ProductBuild of that VERSION. */
        public int ntlmsspBuild() {
            return ntlmsspBuild;
        }

        /** NativeOS of SESSION_SETUP_ANDX responses. */
        public String nativeOs() {
            return nativeOs;
        }

        /** NativeLanMan of SESSION_SETUP_ANDX responses. */
        public String nativeLanMan() {
            return nativeLanMan;
        }

        /** "Software version" of {@code net config server}. */
        public String softwareVersion() {
            return softwareVersion;
        }

        /** Where it is installed unless its owner chose another place. */
        public String windowsDirectory() {
            return windowsDirectory;
        }

        /** Whether the real thing listens on port 445 ([MS-CIFS] 6 &lt;5&gt;: from Windows 2000 on). */
        public boolean directTcp() {
            return directTcp;
        }

        /** Whether NEGOTIATE offers extended security ([MS-SMB] 3.3.5.2: from Windows 2000 on). */
        public boolean extendedSecurity() {
            return extendedSecurity;
        }

        /** Whether a password belongs to a share, not to a user; NT has no such mode ([MS-CIFS] 6 &lt;219&gt;). */
        public boolean shareLevelSecurity() {
            return shareLevelSecurity;
        }

        /** What NEGOTIATE can agree on ([MS-CIFS] 6 &lt;220&gt;; those of 9x from captures). */
        public ImmutableSet<Dialect> dialects() {
            return dialects;
        }

        /** "Maximum open files per session" of {@code net config server}. */
        public int openFilesPerSession() {
            return openFilesPerSession;
        }
    }
}
