package io.nethood.smb.host;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.nethood.smb.policy.PolicySettings;
import io.nethood.smb.session.Edition;
import io.nethood.smb.session.LimitPolicy;
import io.nethood.smb.wire.Dialect;

/**
 * How a host behaves; each value has the default of its edition and can be set.
 *
 * @param limit how many sessions, refused where
 * @param policies the security settings that Windows keeps in its registry
 * @param autodisconnectMinutes -1 never, 0 after {@link #BRIEF_IDLE}, else minutes of idleness (KB138365)
 * @param nullSessionLife how long a NULL session with nothing open lives after its last request (D1: 30 to 90 s)
 * @param codePage of OEM strings
 * @param virtualCircuitZero on which transports a session setup with VcNumber 0 ends the client's other connections
 * @param firstMessageDeadline how long a connection may stay silent before its first message
 * @param unusedConnectionLife how long a negotiated connection may stay without a session ([MS-CIFS] 3.3.6.4)
 * @param stallOpen whether opening a printer hangs
 * @param comment server comment
 * @param hidden not announced to browsers (D2)
 * @param dialects what NEGOTIATE can agree on
 * @param shareListDetail who may list shares with their paths
 */
public record HostSettings(
        LimitPolicy limit,
        PolicySettings policies,
        int autodisconnectMinutes,
        Duration nullSessionLife,
        Charset codePage,
        VirtualCircuitZero virtualCircuitZero,
        Duration firstMessageDeadline,
        Duration unusedConnectionLife,
        StallOpen stallOpen,
        String comment,
        boolean hidden,
        ImmutableSet<Dialect> dialects,
        ShareListDetail shareListDetail) {

    /** What an autodisconnect of 0 minutes means: "within a few seconds of idleness" (KB138365). */
    public static final Duration BRIEF_IDLE = Duration.ofSeconds(3);

    /** Behind one address many machines may stand, so on direct TCP VcNumber 0 throws nobody out by default. */
    public enum VirtualCircuitZero {
        ALL_TRANSPORTS,
        SESSION_SERVICE,
        NEVER
    }

    /** Who may call NetrShareEnum with level 2 or 502, which tell paths. */
    public enum ShareListDetail {
        /** As Windows ([MS-SRVS] 6 &lt;58&gt;). */
        ADMINISTRATORS,
        /** Everybody who may list shares at all: rpcclient asks for level 2 unless told otherwise, as nobody too. */
        EVERYONE
    }

    public HostSettings {
        if (autodisconnectMinutes < -1 || autodisconnectMinutes > 65535) {
            throw new IllegalArgumentException(
                    "autodisconnect: " + autodisconnectMinutes + " (expected: -1..65535 minutes)");
        }
    }

    /** The defaults of {@code edition}. */
    public static HostSettings defaultOf(Edition edition) {
        return new HostSettings(
                LimitPolicy.of(edition),
                PolicySettings.defaultOf(edition),
                15,
                Duration.ofSeconds(60),
                Charset.forName("IBM437"),
                VirtualCircuitZero.SESSION_SERVICE,
                Duration.ofSeconds(30),
                Duration.ofMinutes(2),
                StallOpen.NEVER,
                "",
                false,
                edition.family().dialects(),
                ShareListDetail.EVERYONE);
    }

    /** How long a connection with nothing open may idle; empty for ever. */
    public Optional<Duration> autodisconnect() {
        return switch (autodisconnectMinutes) {
            case -1 -> Optional.empty();
            case 0 -> Optional.of(BRIEF_IDLE);
            default -> Optional.of(Duration.ofMinutes(autodisconnectMinutes));
        };
    }

    public HostSettings withLimit(LimitPolicy value) {
        return edited(edit -> edit.limit = value);
    }

    public HostSettings withPolicies(PolicySettings value) {
        return edited(edit -> edit.policies = value);
    }

    public HostSettings withAutodisconnectMinutes(int value) {
        return edited(edit -> edit.autodisconnectMinutes = value);
    }

    public HostSettings withNullSessionLife(Duration value) {
        return edited(edit -> edit.nullSessionLife = value);
    }

    public HostSettings withCodePage(Charset value) {
        return edited(edit -> edit.codePage = value);
    }

    public HostSettings withVirtualCircuitZero(VirtualCircuitZero value) {
        return edited(edit -> edit.virtualCircuitZero = value);
    }

    public HostSettings withStallOpen(StallOpen value) {
        return edited(edit -> edit.stallOpen = value);
    }

    public HostSettings withComment(String value) {
        return edited(edit -> edit.comment = value);
    }

    public HostSettings withHidden(boolean value) {
        return edited(edit -> edit.hidden = value);
    }

    public HostSettings withDialects(Collection<Dialect> value) {
        return edited(edit -> edit.dialects = Sets.immutableEnumSet(value));
    }

    public HostSettings withShareListDetail(ShareListDetail value) {
        return edited(edit -> edit.shareListDetail = value);
    }

    private HostSettings edited(Consumer<Edit> change) {
        Edit edit = new Edit(this);
        change.accept(edit);
        return edit.settings();
    }

    /** A copy that can change, between two that cannot. */
    private static final class Edit {
        private LimitPolicy limit;
        private PolicySettings policies;
        private int autodisconnectMinutes;
        private Duration nullSessionLife;
        private Charset codePage;
        private VirtualCircuitZero virtualCircuitZero;
        private Duration firstMessageDeadline;
        private Duration unusedConnectionLife;
        private StallOpen stallOpen;
        private String comment;
        private boolean hidden;
        private ImmutableSet<Dialect> dialects;
        private ShareListDetail shareListDetail;

        Edit(HostSettings from) {
            limit = from.limit;
            policies = from.policies;
            autodisconnectMinutes = from.autodisconnectMinutes;
            nullSessionLife = from.nullSessionLife;
            codePage = from.codePage;
            virtualCircuitZero = from.virtualCircuitZero;
            firstMessageDeadline = from.firstMessageDeadline;
            unusedConnectionLife = from.unusedConnectionLife;
            stallOpen = from.stallOpen;
            comment = from.comment;
            hidden = from.hidden;
            dialects = from.dialects;
            shareListDetail = from.shareListDetail;
        }

        HostSettings settings() {
            return new HostSettings(
                    limit,
                    policies,
                    autodisconnectMinutes,
                    nullSessionLife,
                    codePage,
                    virtualCircuitZero,
                    firstMessageDeadline,
                    unusedConnectionLife,
                    stallOpen,
                    comment,
                    hidden,
                    dialects,
                    shareListDetail);
        }
    }
}
