package io.nethood.smb.rpc.info;

import java.util.Optional;

import io.nethood.smb.pipe.PipeClient;
import io.nethood.smb.rpc.association.RpcResult;
import io.nethood.smb.rpc.ndr.NdrWriter;
import io.nethood.smb.wire.Win32Error;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a Netr*GetInfo call: a union of pointers, selected by the level, and the status.
 *
 * @param number the level that was asked for
 * @param level null when there is nothing to show
 * @param value null when there is nothing to show
 */
public record InfoResult<T>(
        int number, @Nullable InfoLevel<T> level, @Nullable T value, Win32Error status) implements RpcResult {

    /** Shows {@code value} in level {@code number} to {@code client}, if the level exists and is for its eyes. */
    public static <T> InfoResult<T> show(InfoLevels<T> levels, int number, PipeClient client, T value) {
        Win32Error refusal = refusal(levels, number, client);
        return refusal == Win32Error.SUCCESS
                ? new InfoResult<>(number, levels.find(number).orElseThrow(), value, Win32Error.SUCCESS)
                : failure(number, refusal);
    }

    /** {@link Win32Error#SUCCESS} when {@code client} may see level {@code number}. */
    public static <T> Win32Error refusal(InfoLevels<T> levels, int number, PipeClient client) {
        Optional<InfoLevel<T>> level = levels.find(number);
        if (level.isEmpty()) {
            return Win32Error.INVALID_LEVEL;
        }
        return level.get().audience().admits(client) ? Win32Error.SUCCESS : Win32Error.ACCESS_DENIED;
    }

    public static <T> InfoResult<T> failure(int number, Win32Error status) {
        return new InfoResult<>(number, null, null, status);
    }

    @Override
    public void encode(NdrWriter out) {
        InfoLevel<T> shape = level;
        out.construct(() -> {
            out.u32(number);
            if (shape == null) {
                out.u32(0);
            } else {
                out.pointer(value, shape.encoder());
            }
        });
        out.u32(status.code());
    }
}
