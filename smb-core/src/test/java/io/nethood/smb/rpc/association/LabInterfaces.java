package io.nethood.smb.rpc.association;

import java.time.Duration;
import java.util.Optional;

import io.nethood.smb.rpc.ndr.ContextHandle;
import io.nethood.smb.rpc.ndr.NdrReader;

/** Two interfaces that only tests know. */
final class LabInterfaces {
    static final int ECHO = 0;
    static final int OPEN = 1;
    static final int LOOK = 2;
    static final int STALL = 3;
    static final int STALL_FOR_EVER = 4;
    static final Duration STALL_TIME = Duration.ofSeconds(5);

    static final RpcInterface LAB = RpcInterface.named("lab")
            .uuid("00000000-0000-0000-0000-00000000000a")
            .version(2, 1)
            .call(ECHO, "Echo", NdrReader::byteArray, (context, bytes) -> returned(out -> out.byteArray(bytes)))
            .call(OPEN, "Open", NdrReader::u32, LabInterfaces::open)
            .call(LOOK, "Look", NdrReader::contextHandle, LabInterfaces::look)
            .call(STALL, "Stall", in -> 0, (context, nothing) -> stalled(Optional.of(STALL_TIME)))
            .call(STALL_FOR_EVER, "StallForEver", in -> 0, (context, nothing) -> stalled(Optional.empty()))
            .build();

    static final RpcInterface OTHER = RpcInterface.named("other")
            .uuid("00000000-0000-0000-0000-00000000000b")
            .version(1, 0)
            .call(LOOK, "Look", NdrReader::contextHandle, LabInterfaces::look)
            .build();

    private LabInterfaces() {}

    private record Thing(int number) implements ContextObject {
        @Override
        public String description() {
            return "thing " + number;
        }
    }

    private static RpcOutcome open(RpcCallContext context, int number) {
        ContextHandle handle = context.open(new Thing(number)).orElse(ContextHandle.NULL);
        return returned(out -> out.contextHandle(handle));
    }

    private static RpcOutcome look(RpcCallContext context, ContextHandle handle) {
        return context.with(handle, Thing.class, thing -> out -> out.u32(thing.number()), out -> out.u32(-1));
    }

    private static RpcOutcome returned(RpcResult result) {
        return new RpcOutcome.Returned(result);
    }

    private static RpcOutcome stalled(Optional<Duration> time) {
        return new RpcOutcome.Stalled(time, () -> returned(out -> out.u32(42)));
    }
}
