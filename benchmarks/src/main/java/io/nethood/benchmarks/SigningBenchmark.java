package io.nethood.benchmarks;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.TimeUnit;

import io.nethood.smb.auth.Account;
import io.nethood.smb.auth.LogonResult;
import io.nethood.smb.auth.Octets;
import io.nethood.smb.auth.ResponseKind;
import io.nethood.smb.auth.SessionSigning;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What signatures cost: one request verified in the buffer in which it came, one response signed in the buffer in which it
 * goes, beside the bare digest over the same bytes in an array.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SigningBenchmark {
    private static final int KEY_LENGTH = 16;
    private static final int NUMBER = 4;

    /** Bytes of the message: an ECHO, a TRANSACTION with an RPC call, a full buffer, a large write. */
    @Param({"40", "200", "4356", "61440"})
    int size;

    private SessionSigning signing;
    private ByteBuf request;
    private ByteBuf response;
    private byte[] bytes;
    private final byte[] digest = new byte[KEY_LENGTH];
    private MessageDigest md5;

    /** Direct buffers, as Netty's sockets fill and empty them. */
    @Setup
    public void prepare() throws NoSuchAlgorithmException {
        md5 = MessageDigest.getInstance("MD5");
        Octets key = Octets.of(new byte[KEY_LENGTH]);
        Account alice = Account.withPassword("alice", "secret", StandardCharsets.US_ASCII);
        signing = SessionSigning.of(new LogonResult.Authenticated(alice, key, ResponseKind.NTLM_V2), Octets.NONE);
        request = Unpooled.directBuffer(size).writeZero(size);
        response = Unpooled.directBuffer(size).writeZero(size);
        bytes = new byte[KEY_LENGTH + size];
        signing.sign(request, NUMBER);
    }

    @TearDown
    public void release() {
        request.release();
        response.release();
    }

    @Benchmark
    public boolean verifyRequest() {
        return signing.verify(request, NUMBER);
    }

    @Benchmark
    public ByteBuf signResponse() {
        signing.sign(response, NUMBER + 1);
        return response;
    }

    /** The yardstick: MD5 over the key and the message. */
    @Benchmark
    public int bareMd5() throws DigestException {
        md5.update(bytes);
        return md5.digest(digest, 0, digest.length);
    }
}
