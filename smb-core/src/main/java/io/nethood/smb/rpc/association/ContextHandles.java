package io.nethood.smb.rpc.association;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

import io.nethood.smb.rpc.ndr.ContextHandle;
import org.jspecify.annotations.Nullable;

/**
 * The context handles of one association. They are strict: a handle is good for the interface that opened it only
 * ([MS-RPRN] 3.1.4, strict_context_handle).
 */
final class ContextHandles {
    /** Most handles one association may hold; as many as Windows lets a session open files ([MS-SRVS] 6 &lt;41&gt;). */
    static final int MAX_HANDLES = 2048;

    private record Entry(RpcInterface owner, ContextObject object) {}

    private final Map<ContextHandle, Entry> entries = new LinkedHashMap<>();
    private final RandomGenerator random;

    ContextHandles(RandomGenerator random) {
        this.random = random;
    }

    /** A new handle, empty when the association holds too many. */
    Optional<ContextHandle> open(RpcInterface owner, ContextObject object) {
        if (entries.size() >= MAX_HANDLES) {
            return Optional.empty();
        }
        ContextHandle handle;
        do {
            handle = new ContextHandle(0, random.nextLong(), random.nextLong());
        } while (handle.isNull() || entries.containsKey(handle));
        entries.put(handle, new Entry(owner, object));
        return Optional.of(handle);
    }

    Optional<ContextObject> find(RpcInterface owner, ContextHandle handle) {
        return Optional.ofNullable(entries.get(handle))
                .filter(entry -> entry.owner() == owner)
                .map(Entry::object);
    }

    void close(ContextHandle handle) {
        entries.remove(handle);
    }

    /** Lets go of all; returns how many there were. */
    int runDown() {
        int count = entries.size();
        entries.clear();
        return count;
    }

    /** The handle that has been open longest, and how many more there are; null when none is open. */
    @Nullable
    String activity() {
        if (entries.isEmpty()) {
            return null;
        }
        Entry oldest = entries.values().iterator().next();
        String text = oldest.owner().name() + " " + oldest.object().description() + " is open";
        return entries.size() == 1 ? text : text + " and " + (entries.size() - 1) + " more";
    }
}
