package io.nethood.smb.rpc.info;

import java.util.List;

import io.nethood.smb.rpc.association.RpcResult;
import io.nethood.smb.rpc.ndr.NdrReader;
import io.nethood.smb.rpc.ndr.NdrWriter;
import io.nethood.smb.rpc.ndr.Pointee;
import io.nethood.smb.wire.Win32Error;
import io.nethood.wire.MalformedMessage;
import org.jspecify.annotations.Nullable;

/**
 * What every Netr*Enum call has in common: an enum structure in and out, a preferred length, a resume handle.
 *
 * <p>The structure is a level and a union, selected by the level, of pointers to containers {EntriesRead, Buffer}
 * (for shares [MS-SRVS] 2.2.4.38). A client sends an empty container to be filled; the resume handle is an index.
 */
public final class Enumeration {
    /** PreferedMaximumLength of a client that wants everything. */
    static final int EVERYTHING = -1;

    private Enumeration() {}

    /**
     * The enum structure as a client sends it.
     *
     * @param level asked for
     * @param hasContainer whether there is a container to fill
     */
    public record Container(int level, boolean hasContainer) {

        public static Container decode(NdrReader in) throws MalformedMessage {
            return in.construct(Container::decodeMembers);
        }

        private static Container decodeMembers(NdrReader in) throws MalformedMessage {
            int level = in.u32();
            in.discriminant(level);
            Pointee<Boolean> container = in.pointer(Container::decodeEmpty);
            return new Container(level, container.isPresent());
        }

        /** EntriesRead says nothing on the way in; entries themselves would be refused as bad stub data. */
        private static Boolean decodeEmpty(NdrReader in) throws MalformedMessage {
            in.u32();
            in.pointer(buffer -> buffer.count(0));
            return true;
        }
    }

    /**
     * Where and how much.
     *
     * @param preferredMaximumLength bytes of entries; {@link #EVERYTHING} for no limit
     * @param resume index of the first entry, null when the client cannot resume
     */
    public record Window(
            int preferredMaximumLength, @Nullable Integer resume) {

        public static Window decode(NdrReader in) throws MalformedMessage {
            return new Window(in.u32(), in.pointer(NdrReader::u32).orNull());
        }
    }

    /** The entries of {@code rows} that {@code window} shows, in {@code level}. */
    public static <T> Result<T> page(InfoLevel<T> level, List<T> rows, Window window) {
        Integer resume = window.resume();
        int first = resume == null ? 0 : (int) Math.min(Integer.toUnsignedLong(resume), rows.size());
        int end = end(level, rows, first, window.preferredMaximumLength());
        int available = rows.size() - first;
        if (end == rows.size()) {
            return new Result<>(
                    level.number(), level, rows.subList(first, end), available, next(resume, 0), Win32Error.SUCCESS);
        }
        Win32Error status = end == first ? Win32Error.NERR_BUF_TOO_SMALL : Win32Error.MORE_DATA;
        return new Result<>(level.number(), level, rows.subList(first, end), available, next(resume, end), status);
    }

    /** The answer when nothing is shown. */
    public static <T> Result<T> failure(InfoLevels<T> levels, int number, Window window, Win32Error status) {
        return new Result<>(number, levels.find(number).orElse(null), List.of(), 0, window.resume(), status);
    }

    private static <T> int end(InfoLevel<T> level, List<T> rows, int first, int preferredMaximumLength) {
        if (preferredMaximumLength == EVERYTHING) {
            return rows.size();
        }
        long room = Integer.toUnsignedLong(preferredMaximumLength);
        int end = first;
        while (end < rows.size() && level.sizeOf(rows.get(end)) <= room) {
            room -= level.sizeOf(rows.get(end));
            end++;
        }
        return end;
    }

    private static @Nullable Integer next(@Nullable Integer resume, int index) {
        return resume == null ? null : index;
    }

    /**
     * The answer of a Netr*Enum call.
     *
     * @param number the level that was asked for
     * @param level null for a level that does not exist
     * @param available entries from the resume index on, shown or not
     * @param resume where to go on; null when the client sent none
     */
    public record Result<T>(
            int number,
            @Nullable InfoLevel<T> level,
            List<T> rows,
            int available,
            @Nullable Integer resume,
            Win32Error status)
            implements RpcResult {

        @Override
        public void encode(NdrWriter out) {
            out.construct(() -> out.u32(number).u32(number).pointer(level, this::encodeContainer));
            out.u32(available);
            out.pointer(resume, NdrWriter::u32);
            out.u32(status.code());
        }

        private void encodeContainer(NdrWriter out, InfoLevel<T> shape) {
            out.u32(rows.size());
            out.pointer(rows.isEmpty() ? null : rows, (buffer, entries) -> buffer.array(entries, shape.encoder()));
        }
    }
}
