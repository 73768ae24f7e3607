package io.nethood.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import io.nethood.smb.auth.Account;
import io.nethood.smb.auth.AccountTable;
import io.nethood.smb.auth.ExtendedSecurity;
import io.nethood.smb.auth.LogonSettings;
import io.nethood.smb.auth.NtlmTarget;
import io.nethood.smb.auth.PasswordLogon;
import io.nethood.smb.auth.ServerChallenge;
import io.nethood.smb.policy.PolicySettings;
import io.nethood.smb.session.Edition;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.engines.RC4Engine;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A full NTLMv2 logon: both legs of the SPNEGO exchange of a recorded client, beside the cryptography that it cannot do
 * without, over inputs of the same lengths that are ready.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LogonBenchmark {
    private static final long CHALLENGE = 0x0123456789ABCDEFL;
    private static final Charset CODE_PAGE = Charset.forName("IBM437");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);
    private static final int KEY_LENGTH = 16;

    /** What the recorded client's logon hashes: user and domain; challenge and client's part of the response; the proof. */
    private static final byte[][] HASHED = {new byte[28], new byte[192], new byte[16]};

    private final PolicySettings policies = PolicySettings.defaultOf(Edition.XP_PROFESSIONAL);
    private final PasswordLogon logon = new PasswordLogon(
            AccountTable.of(List.of(Account.withPassword("alice", "secret", CODE_PAGE))),
            () -> policies,
            LogonSettings.DEFAULT,
            CODE_PAGE,
            CLOCK);
    private final NtlmTarget target = new NtlmTarget("LABXP", Edition.Family.XP, CODE_PAGE, false);
    private byte[] first;
    private byte[] second;

    @Setup
    public void read() throws IOException {
        try (InputStream in = Objects.requireNonNull(LogonBenchmark.class.getResourceAsStream("samba-ntlmv2.hex"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            List<byte[]> client = Pattern.compile("client:\n([0-9a-f\n]+)")
                    .matcher(text)
                    .results()
                    .map(blob -> HexFormat.of().parseHex(blob.group(1).replace("\n", "")))
                    .toList();
            first = client.get(0);
            second = client.get(1);
        }
        if (!(secondLeg() instanceof ExtendedSecurity.Step.Complete)) {
            throw new IllegalStateException("the recorded client does not log on");
        }
    }

    @Benchmark
    public Object logon() {
        return secondLeg();
    }

    /** The yardstick: the three HMAC-MD5 of an NTLMv2 logon with the platform's MD5, and the RC4 of its key exchange. */
    @Benchmark
    public byte[] cryptographyAlone() throws NoSuchAlgorithmException {
        byte[] key = new byte[KEY_LENGTH];
        for (byte[] input : HASHED) {
            key = hmacMd5(key, input);
        }
        return rc4(key);
    }

    /** The same, all of it as BouncyCastle has it. */
    @Benchmark
    public byte[] cryptographyOfBouncyCastle() {
        byte[] key = new byte[KEY_LENGTH];
        for (byte[] input : HASHED) {
            HMac mac = new HMac(new MD5Digest());
            mac.init(new KeyParameter(key));
            mac.update(input, 0, input.length);
            mac.doFinal(key, 0);
        }
        return rc4(key);
    }

    private static byte[] hmacMd5(byte[] key, byte[] input) throws NoSuchAlgorithmException {
        MessageDigest md5 = MessageDigest.getInstance("MD5");
        md5.update(pad(key, 0x36));
        md5.update(input);
        byte[] inner = md5.digest();
        md5.update(pad(key, 0x5C));
        return md5.digest(inner);
    }

    private static byte[] pad(byte[] key, int with) {
        byte[] block = Arrays.copyOf(key, 64);
        for (int i = 0; i < block.length; i++) {
            block[i] ^= (byte) with;
        }
        return block;
    }

    private static byte[] rc4(byte[] key) {
        RC4Engine cipher = new RC4Engine();
        cipher.init(true, new KeyParameter(key));
        byte[] sessionKey = new byte[KEY_LENGTH];
        cipher.processBytes(HASHED[2], 0, KEY_LENGTH, sessionKey, 0);
        return sessionKey;
    }

    private ExtendedSecurity.Step secondLeg() {
        ServerChallenge challenge = ServerChallenge.draw(() -> Long.reverseBytes(CHALLENGE));
        ExtendedSecurity exchange = new ExtendedSecurity(target, logon, challenge, CLOCK);
        exchange.step(first);
        return exchange.step(second);
    }
}
