package io.nethood.smb.rpc.association;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import io.nethood.smb.rpc.ndr.NdrDecoder;
import io.nethood.smb.rpc.ndr.NdrReader;
import io.nethood.smb.rpc.pdu.StubData;
import io.nethood.smb.rpc.pdu.SyntaxId;
import io.nethood.smb.session.Edition.Family;
import io.nethood.wire.MalformedMessage;
import org.jspecify.annotations.Nullable;

/**
 * An RPC interface as a table of the calls it knows; an opnum that is not in it is answered with nca_s_op_rng_error.
 * Immutable.
 */
public final class RpcInterface {

    /** What a call does with its decoded arguments. */
    @FunctionalInterface
    public interface Implementation<A> {
        RpcOutcome execute(RpcCallContext context, A arguments);
    }

    /**
     * One row of the table.
     *
     * @param opnum number of the call in its IDL
     * @param since the family from which on Windows has the call
     * @param name as the specification spells it, without a prefix
     */
    public record Call<A>(
            int opnum, Family since, String name, NdrDecoder<A> arguments, Implementation<A> implementation) {
        RpcOutcome execute(RpcCallContext context, StubData stub) throws MalformedMessage {
            NdrReader in = NdrReader.of(stub.toBytes(), stub.isBigEndian());
            return implementation.execute(context, arguments.decode(in));
        }
    }

    private final String name;
    private final SyntaxId syntax;
    private final Map<Integer, Call<?>> calls;

    private RpcInterface(String name, SyntaxId syntax, Map<Integer, Call<?>> calls) {
        this.name = name;
        this.syntax = syntax;
        this.calls = calls;
    }

    public static Builder named(String name) {
        return new Builder(name);
    }

    public String name() {
        return name;
    }

    /** UUID and version. */
    public SyntaxId syntax() {
        return syntax;
    }

    /** The table, by opnum: what this server supports of the interface. */
    public Collection<Call<?>> calls() {
        return calls.values();
    }

    /** The call {@code opnum}, if a Windows of {@code family} has it. */
    Optional<Call<?>> call(int opnum, Family family) {
        return Optional.<Call<?>>ofNullable(calls.get(opnum))
                .filter(call -> call.since().compareTo(family) <= 0);
    }

    /** Whether a client that asks for {@code wanted} can be served: same major version, minor not newer (C706 6.1.1). */
    boolean serves(SyntaxId wanted) {
        return syntax.uuid().equals(wanted.uuid())
                && syntax.major() == wanted.major()
                && syntax.minor() >= wanted.minor();
    }

    /** Collects the rows. */
    public static final class Builder {
        private final String name;
        private final Map<Integer, Call<?>> calls = new TreeMap<>();
        private @Nullable UUID uuid;
        private int major;
        private int minor;
        private Family since = Family.WINDOWS_9X;

        private Builder(String name) {
            this.name = name;
        }

        public Builder uuid(String value) {
            uuid = UUID.fromString(value);
            return this;
        }

        public Builder version(int majorVersion, int minorVersion) {
            major = majorVersion;
            minor = minorVersion;
            return this;
        }

        /** The rows that follow are of calls that came with {@code family}. */
        public Builder since(Family family) {
            since = family;
            return this;
        }

        public <A> Builder call(int opnum, String callName, NdrDecoder<A> arguments, Implementation<A> implementation) {
            if (calls.put(opnum, new Call<>(opnum, since, callName, arguments, implementation)) != null) {
                throw new IllegalArgumentException("opnum " + opnum + " of " + name + " is declared twice");
            }
            return this;
        }

        public RpcInterface build() {
            if (uuid == null) {
                throw new IllegalArgumentException("interface " + name + " has no UUID");
            }
            return new RpcInterface(name, new SyntaxId(uuid, major, minor), calls);
        }
    }
}
