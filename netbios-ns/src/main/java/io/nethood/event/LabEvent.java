package io.nethood.event;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened in the lab, with its time, its host and the rule that decided.
 *
 * <p>{@code client} is the client computer as Windows would show it: the NetBIOS calling name on the session service,
 * the address on direct TCP ([MS-CIFS] 3.3.1.3, Server.Connection.ClientName). {@code user} is null for a NULL session.
 */
public sealed interface LabEvent {
    Instant at();

    /** NetBIOS name of the virtual machine it happened on. */
    String host();

    /** The host listens. */
    record HostStarted(Instant at, String host, String edition, int sessionLimit, long seed) implements LabEvent {}

    /** The host has ended its sessions; {@code balanced} tells whether its books came out at zero. */
    record HostStopped(Instant at, String host, long sessionsAdmitted, long sessionsEnded, boolean balanced)
            implements LabEvent {}

    /** A transport connection was accepted; no session exists yet. */
    record ConnectionOpened(Instant at, String host, long connection, String client, String transport)
            implements LabEvent {}

    /** A transport connection is gone, with all that stood on it. */
    record ConnectionClosed(Instant at, String host, long connection, String client, String cause)
            implements LabEvent {}

    /** Bytes that are no message, or a request that breaks the protocol's form. */
    record MalformedReceived(Instant at, String host, long connection, String client, String reason, int offset)
            implements LabEvent {}

    /** A session exists; {@code counts} tells whether it took a slot of the limit, {@code rule} why or why not. */
    record SessionAdmitted(
            Instant at,
            String host,
            long session,
            String client,
            @Nullable String user,
            SessionKind kind,
            boolean counts,
            String rule)
            implements LabEvent {}

    /** The limit was reached; who held the slots at that moment stands in {@code holders}. */
    record SessionRefused(
            Instant at,
            String host,
            String client,
            @Nullable String user,
            SessionKind kind,
            String status,
            int limit,
            String rule,
            List<SlotHolder> holders)
            implements LabEvent {}

    /**
     * A logon failed before anything was counted. {@code rule} tells why; {@code gate} and {@code policy} tell which value
     * decided, and are null when none had a say, as with a wrong password.
     */
    record LogonRefused(
            Instant at,
            String host,
            String client,
            String user,
            String status,
            @Nullable String gate,
            @Nullable String policy,
            String rule)
            implements LabEvent {}

    /** A session is over, exactly once, and gave back what it held. */
    record SessionEnded(
            Instant at,
            String host,
            long session,
            String client,
            @Nullable String user,
            SessionKind kind,
            String cause,
            double ageSeconds)
            implements LabEvent {}

    /** A gate said no: which one, under which policy value, by which rule. */
    record AccessRefused(
            Instant at,
            String host,
            String client,
            @Nullable String user,
            String gate,
            String object,
            String policy,
            String status,
            String rule)
            implements LabEvent {}

    /** A registry value of the running host was changed. */
    record PolicyChanged(Instant at, String host, String policy, String before, String after) implements LabEvent {}

    /** The running host shares something more; {@code resource} is what the share stands for. */
    record ShareAdded(Instant at, String host, String share, String resource) implements LabEvent {}

    /** A share of the running host is over, and so are the tree connects to it. */
    record ShareDeleted(Instant at, String host, String share, String resource) implements LabEvent {}

    /** A share was connected. */
    record TreeConnected(
            Instant at,
            String host,
            long session,
            String client,
            @Nullable String user,
            String share) implements LabEvent {}

    /** A file or pipe was opened; {@code open} is the id that {@code net file} shows. */
    record FileOpened(
            Instant at,
            String host,
            long open,
            long session,
            String client,
            @Nullable String user,
            String path) implements LabEvent {}

    /** An open is gone; {@code handlesRunDown} counts the RPC context handles that its client had left open. */
    record FileClosed(
            Instant at,
            String host,
            long open,
            long session,
            String client,
            @Nullable String user,
            String path,
            String cause,
            int handlesRunDown)
            implements LabEvent {}

    /** An RPC call does not return, as configured; {@code seconds} is null when it never will. */
    record RpcCallStalled(
            Instant at,
            String host,
            long open,
            long session,
            String client,
            @Nullable String user,
            String pipe,
            String call,
            @Nullable Double seconds)
            implements LabEvent {}
}
