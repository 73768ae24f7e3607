package io.nethood.smb.rpc.object;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

import io.nethood.smb.rpc.association.RpcResult;
import io.nethood.smb.rpc.ndr.NdrWriter;
import io.nethood.smb.wire.NtStatus;
import org.jspecify.annotations.Nullable;

/**
 * The information levels of one kind of object: which right shows which structure. On the wire each is an arm of a union
 * behind a pointer, its discriminant two bytes long ([MS-SAMR] 2.2.3.17, 2.2.4.15, 2.2.5.6, 2.2.6.29; [MS-LSAD]
 * 2.2.4.2).
 */
public final class UnionLevels<T> {
    private record Level<T>(int right, BiConsumer<NdrWriter, T> encoder) {}

    private final Map<Integer, Level<T>> byNumber = new HashMap<>();
    private final NtStatus unknownLevel;

    /**
     * No levels yet.
     *
     * @param unknownLevel what a level is answered with that is none
     */
    public UnionLevels(NtStatus unknownLevel) {
        this.unknownLevel = unknownLevel;
    }

    public UnionLevels<T> level(int number, int right, BiConsumer<NdrWriter, T> encoder) {
        byNumber.put(number, new Level<>(right, encoder));
        return this;
    }

    /** Shows {@code value} to somebody whose handle has {@code granted}. */
    public RpcResult show(int number, int granted, T value) {
        @Nullable Level<T> level = byNumber.get(number);
        if (level == null) {
            return NtResult.nothing(unknownLevel);
        }
        if ((granted & level.right()) != level.right()) {
            return NtResult.nothing(NtStatus.ACCESS_DENIED);
        }
        BiConsumer<NdrWriter, T> arm = level.encoder();
        return NtResult.pointer(value, (out, shown) -> arm.accept(out.u16(number), shown), NtStatus.SUCCESS);
    }
}
