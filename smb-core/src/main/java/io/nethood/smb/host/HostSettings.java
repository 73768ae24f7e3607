package io.nethood.smb.host;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Optional;

import io.nethood.smb.policy.AnonymousPolicy;
import io.nethood.smb.session.Edition;
import io.nethood.smb.session.LimitPolicy;

/**
 * How a host behaves; each value has the default of its edition and can be set.
 *
 * @param limit how many sessions, refused where
 * @param anonymous what a NULL session may do
 * @param autodisconnectMinutes -1 never, 0 after {@link #BRIEF_IDLE}, else minutes of idleness (KB138365)
 * @param nullSessionLife how long a NULL session with nothing open lives after its last request (D1: 30 to 90 s)
 * @param codePage of OEM strings
 * @param virtualCircuitZero on which transports a session setup with VcNumber 0 ends the client's other connections
 * @param firstMessageDeadline how long a connection may stay silent before its first message
 * @param unusedConnectionLife how long a negotiated connection may stay without a session ([MS-CIFS] 3.3.6.4)
 * @param stallOpen whether opening a printer hangs
 * @param comment server comment
 * @param hidden not announced to browsers (D2)
 * @param shareListDetail who may list shares with their paths
 */
public record HostSettings(
        LimitPolicy limit,
        AnonymousPolicy anonymous,
        int autodisconnectMinutes,
        Duration nullSessionLife,
        Charset codePage,
        VirtualCircuitZero virtualCircuitZero,
        Duration firstMessageDeadline,
        Duration unusedConnectionLife,
        StallOpen stallOpen,
        String comment,
        boolean hidden,
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
                AnonymousPolicy.defaultOf(edition),
                15,
                Duration.ofSeconds(60),
                Charset.forName("IBM437"),
                VirtualCircuitZero.SESSION_SERVICE,
                Duration.ofSeconds(30),
                Duration.ofMinutes(2),
                StallOpen.NEVER,
                "",
                false,
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
        return new HostSettings(
                value,
                anonymous,
                autodisconnectMinutes,
                nullSessionLife,
                codePage,
                virtualCircuitZero,
                firstMessageDeadline,
                unusedConnectionLife,
                stallOpen,
                comment,
                hidden,
                shareListDetail);
    }

    public HostSettings withAnonymous(AnonymousPolicy value) {
        return new HostSettings(
                limit,
                value,
                autodisconnectMinutes,
                nullSessionLife,
                codePage,
                virtualCircuitZero,
                firstMessageDeadline,
                unusedConnectionLife,
                stallOpen,
                comment,
                hidden,
                shareListDetail);
    }

    public HostSettings withAutodisconnectMinutes(int value) {
        return new HostSettings(
                limit,
                anonymous,
                value,
                nullSessionLife,
                codePage,
                virtualCircuitZero,
                firstMessageDeadline,
                unusedConnectionLife,
                stallOpen,
                comment,
                hidden,
                shareListDetail);
    }

    public HostSettings withNullSessionLife(Duration value) {
        return new HostSettings(
                limit,
                anonymous,
                autodisconnectMinutes,
                value,
                codePage,
                virtualCircuitZero,
                firstMessageDeadline,
                unusedConnectionLife,
                stallOpen,
                comment,
                hidden,
                shareListDetail);
    }

    public HostSettings withCodePage(Charset value) {
        return new HostSettings(
                limit,
                anonymous,
                autodisconnectMinutes,
                nullSessionLife,
                value,
                virtualCircuitZero,
                firstMessageDeadline,
                unusedConnectionLife,
                stallOpen,
                comment,
                hidden,
                shareListDetail);
    }

    public HostSettings withVirtualCircuitZero(VirtualCircuitZero value) {
        return new HostSettings(
                limit,
                anonymous,
                autodisconnectMinutes,
                nullSessionLife,
                codePage,
                value,
                firstMessageDeadline,
                unusedConnectionLife,
                stallOpen,
                comment,
                hidden,
                shareListDetail);
    }

    public HostSettings withConnectionDeadlines(Duration firstMessage, Duration unused) {
        return new HostSettings(
                limit,
                anonymous,
                autodisconnectMinutes,
                nullSessionLife,
                codePage,
                virtualCircuitZero,
                firstMessage,
                unused,
                stallOpen,
                comment,
                hidden,
                shareListDetail);
    }

    public HostSettings withStallOpen(StallOpen value) {
        return new HostSettings(
                limit,
                anonymous,
                autodisconnectMinutes,
                nullSessionLife,
                codePage,
                virtualCircuitZero,
                firstMessageDeadline,
                unusedConnectionLife,
                value,
                comment,
                hidden,
                shareListDetail);
    }

    public HostSettings withComment(String value) {
        return new HostSettings(
                limit,
                anonymous,
                autodisconnectMinutes,
                nullSessionLife,
                codePage,
                virtualCircuitZero,
                firstMessageDeadline,
                unusedConnectionLife,
                stallOpen,
                value,
                hidden,
                shareListDetail);
    }

    public HostSettings withHidden(boolean value) {
        return new HostSettings(
                limit,
                anonymous,
                autodisconnectMinutes,
                nullSessionLife,
                codePage,
                virtualCircuitZero,
                firstMessageDeadline,
                unusedConnectionLife,
                stallOpen,
                comment,
                value,
                shareListDetail);
    }

    public HostSettings withShareListDetail(ShareListDetail value) {
        return new HostSettings(
                limit,
                anonymous,
                autodisconnectMinutes,
                nullSessionLife,
                codePage,
                virtualCircuitZero,
                firstMessageDeadline,
                unusedConnectionLife,
                stallOpen,
                comment,
                hidden,
                value);
    }
}
