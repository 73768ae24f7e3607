package io.nethood.smb.rpc.object;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;

import io.nethood.smb.rpc.ndr.NdrWriter;

/**
 * The part of a list that one answer shows ([MS-SAMR] 3.1.5.2, [MS-LSAD] 3.1.4.4.5). The enumeration context is the index
 * of the entry to go on with.
 *
 * @param rows what is shown
 * @param next where the next call goes on
 * @param complete whether nothing is left
 */
public record ListPage<T>(List<T> rows, int next, boolean complete) {

    /**
     * The entries of {@code all} from {@code context} on that fit into {@code preferredMaximumLength} bytes, and one in any
     * case, since otherwise the list would never end.
     *
     * @param preferredMaximumLength unsigned
     */
    public static <T> ListPage<T> of(List<T> all, int context, int preferredMaximumLength, ToIntFunction<T> size) {
        int first = (int) Math.min(Integer.toUnsignedLong(context), all.size());
        long room = Integer.toUnsignedLong(preferredMaximumLength);
        int end = first;
        while (end < all.size() && (end == first || size.applyAsInt(all.get(end)) <= room)) {
            room -= size.applyAsInt(all.get(end));
            end++;
        }
        return new ListPage<>(all.subList(first, end), end, end == all.size());
    }

    /** Nothing, with the context left where it is. */
    public static <T> ListPage<T> none(int context) {
        return new ListPage<>(List.of(), context, true);
    }

    /** A structure of a count and a pointer to as many elements, which is null when there are none. */
    public static <T> void buffer(NdrWriter out, List<T> rows, BiConsumer<NdrWriter, T> element) {
        out.align(4).u32(rows.size());
        out.pointer(rows.isEmpty() ? null : rows, (array, elements) -> array.array(elements, element));
    }
}
