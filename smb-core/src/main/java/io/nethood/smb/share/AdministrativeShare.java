package io.nethood.smb.share;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.nethood.smb.session.Edition;

/**
 * The disk shares that the Server service makes for administrators at its start. Whether a host has them is asked of
 * {@link io.nethood.smb.policy.Gate#ADMINISTRATIVE_SHARES}.
 */
public enum AdministrativeShare {
    ADMIN("ADMIN$", "Remote Admin"),
    C("C$", "Default share");

    private final String shareName;
    private final String comment;

    AdministrativeShare(String shareName, String comment) {
        this.shareName = shareName;
        this.comment = comment;
    }

    /** The one with this name, whatever its case. */
    public static Optional<AdministrativeShare> named(String name) {
        return Arrays.stream(values())
                .filter(share -> share.shareName.equalsIgnoreCase(name))
                .findFirst();
    }

    /** All of them, not yet used and without files, as a host of {@code family} has them. */
    public static List<Share> of(Edition.Family family) {
        return Arrays.stream(values()).map(share -> share.on(family)).toList();
    }

    /** It, not yet used and without files, as a host of {@code family} has it. */
    public Share on(Edition.Family family) {
        return Share.administrative(shareName, comment, resource(family));
    }

    private String resource(Edition.Family family) {
        return switch (this) {
            case ADMIN -> family.windowsDirectory();
            case C -> "C:\\";
        };
    }
}
