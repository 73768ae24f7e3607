package io.nethood.smb.auth;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import io.nethood.smb.policy.PolicySettings;
import io.nethood.smb.session.Edition;

/**
 * A logon of a real client at the host LABXP: a resource beside this class with a comment, the blobs of both sides in
 * hexadecimal under {@code client:} and {@code server:}, and the result in the last line.
 *
 * @param name of the resource
 * @param timestamp whether the host sent the time; it is always {@link #NOW}
 * @param client the client's blobs
 * @param server the server's blobs
 * @param result how it ended, as {@link #describe} says it
 */
record RecordedExchange(String name, boolean timestamp, List<byte[]> client, List<byte[]> server, String result) {
    static final Charset CODE_PAGE = Charset.forName("IBM437");
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    static final List<String> NAMES = List.of(
            "impacket-anonymous",
            "impacket-anonymous-raw",
            "impacket-ntlm2-session",
            "impacket-ntlmv2",
            "impacket-ntlmv2-raw",
            "impacket-wrong-password",
            "samba-anonymous",
            "samba-anonymous-raw",
            "samba-ntlm",
            "samba-ntlm-lm-key",
            "samba-ntlm2-session",
            "samba-ntlm2-session-without-key-exchange",
            "samba-ntlmv2",
            "samba-ntlmv2-oem",
            "samba-ntlmv2-raw",
            "samba-ntlmv2-signed",
            "samba-ntlmv2-signed-40-bit",
            "samba-ntlmv2-signed-56-bit",
            "samba-ntlmv2-signed-without-key-exchange",
            "samba-ntlmv2-umlaut",
            "samba-unknown-account",
            "samba-wrong-password");

    private static final long CHALLENGE = 0x0123456789ABCDEFL;

    static RecordedExchange named(String name) {
        List<byte[]> client = new ArrayList<>();
        List<byte[]> server = new ArrayList<>();
        String result = "";
        boolean timestamp = false;
        StringBuilder digits = new StringBuilder();
        List<byte[]> speaker = client;
        for (String line : lines(name + ".hex")) {
            if (line.startsWith("#")) {
                timestamp |= line.equals("# timestamp");
            } else if (line.endsWith(":") || line.startsWith("result:")) {
                if (!digits.isEmpty()) {
                    speaker.add(HexFormat.of().parseHex(digits));
                    digits.setLength(0);
                }
                speaker = line.equals("client:") ? client : server;
                result = line.replaceFirst("result: |.*:", "");
            } else {
                digits.append(line);
            }
        }
        return new RecordedExchange(name, timestamp, client, server, result);
    }

    private static List<String> lines(String resource) {
        try (InputStream in = RecordedExchange.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The host as it was when the exchange was recorded, at its first blob. */
    ExtendedSecurity host() {
        return host(timestamp);
    }

    static ExtendedSecurity host(boolean timestamp) {
        return host(timestamp, false, challenge());
    }

    static ExtendedSecurity host(boolean timestamp, ServerChallenge challenge) {
        return host(timestamp, false, challenge);
    }

    /** A host on which Guest is enabled. */
    static ExtendedSecurity hostWithGuest() {
        return host(false, true, challenge());
    }

    private static ExtendedSecurity host(boolean timestamp, boolean guest, ServerChallenge challenge) {
        AccountTable accounts = AccountTable.of(List.of(
                AccountTable.guest(guest),
                Account.withPassword("alice", "secret", CODE_PAGE),
                Account.withPassword("Bob", "P\u00e4ssw\u00f6rd", CODE_PAGE)));
        InstantSource clock = InstantSource.fixed(NOW);
        PolicySettings policies = PolicySettings.defaultOf(Edition.XP_PROFESSIONAL);
        return new ExtendedSecurity(
                new NtlmTarget("LABXP", Edition.Family.XP, CODE_PAGE, timestamp),
                new PasswordLogon(accounts, () -> policies, LogonSettings.DEFAULT, CODE_PAGE, clock),
                challenge,
                clock);
    }

    static ServerChallenge challenge() {
        return ServerChallenge.draw(() -> Long.reverseBytes(CHALLENGE));
    }

    static String describe(LogonResult result) {
        return switch (result) {
            case LogonResult.Anonymous anonymous -> "anonymous";
            case LogonResult.Guest guest -> "guest " + guest.user();
            case LogonResult.Refused refused -> "refused " + refused.status() + " " + refused.user();
            case LogonResult.Authenticated user ->
                "authenticated " + user.account().name() + " " + user.kind() + " "
                        + HexFormat.of().formatHex(user.sessionKey().toBytes());
        };
    }
}
