package io.nethood.smb.auth;

import java.util.Arrays;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import org.jspecify.annotations.Nullable;

/** ExportedSessionKey: what both sides sign with after an NTLMSSP exchange, [MS-NLMP] 3.2.5.1.2 and 3.4.5.1. */
final class ExportedSessionKey {
    private ExportedSessionKey() {}

    /**
     * The key of {@code user}.
     *
     * @param user proved by {@code message}, with its SessionBaseKey
     * @param flags what both sides agreed on
     */
    static Octets of(LogonResult.Authenticated user, AuthenticateMessage message, int flags, ServerChallenge challenge)
            throws MalformedMessage {
        Octets exchange = keyExchangeKey(user, message, flags, challenge);
        if (!NtlmFlags.has(flags, NtlmFlags.KEY_EXCHANGE)) {
            return exchange;
        }
        Octets encrypted = message.encryptedSessionKey();
        if (encrypted.isEmpty() && !NtlmFlags.has(flags, NtlmFlags.SIGN | NtlmFlags.SEAL)) {
            // Who neither signs nor seals has nothing to exchange a key for.
            return exchange;
        }
        if (encrypted.length() != SessionKeys.LENGTH) {
            throw new MalformedMessage(Reason.BAD_VALUE, 0);
        }
        return Octets.owning(Ciphers.rc4(exchange.array(), encrypted.array()));
    }

    /** KXKEY: mixed in one of four ways for NTLM v1, the SessionBaseKey itself for v2. */
    private static Octets keyExchangeKey(
            LogonResult.Authenticated user, AuthenticateMessage message, int flags, ServerChallenge challenge) {
        Octets base = user.sessionKey();
        return switch (user.kind()) {
            case NTLM_V2, LM_V2 -> base;
            case NTLM2_SESSION -> {
                byte[] client = Arrays.copyOf(message.lmResponse().array(), ServerChallenge.LENGTH);
                yield Octets.owning(SessionKeys.exchangeOfNtlm2Session(base.array(), challenge.array(), client));
            }
            case NTLM, LM -> exchangeOfV1(base, lmHash(user.account()), message.lmResponse(), flags);
            case PLAIN_TEXT -> throw new IllegalStateException("NTLMSSP knows no password in plain text");
        };
    }

    private static @Nullable Octets lmHash(Account account) {
        PasswordHashes password = account.password();
        return password == null ? null : password.lmHash();
    }

    private static Octets exchangeOfV1(Octets base, @Nullable Octets lmHash, Octets lmResponse, int flags) {
        // Without an LM hash both sides have only the key of the NT hash to start from.
        if (lmHash == null) {
            return base;
        }
        if (NtlmFlags.has(flags, NtlmFlags.LM_KEY) && lmResponse.length() >= Ciphers.BLOCK_LENGTH) {
            return Octets.owning(SessionKeys.exchangeOfLmKey(lmHash, lmResponse));
        }
        return NtlmFlags.has(flags, NtlmFlags.REQUEST_NON_NT_SESSION_KEY)
                ? Octets.owning(SessionKeys.baseOfLm(lmHash))
                : base;
    }
}
