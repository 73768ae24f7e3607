package io.nethood.smb.rpc.info;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

import io.nethood.smb.rpc.ndr.NdrWriter;

/** The information levels of a thing, declared as a table. Immutable. */
public final class InfoLevels<T> {
    private final Map<Integer, InfoLevel<T>> levels;

    private InfoLevels(Map<Integer, InfoLevel<T>> levels) {
        this.levels = levels;
    }

    public static <T> Builder<T> builder() {
        return new Builder<>();
    }

    public Optional<InfoLevel<T>> find(int number) {
        return Optional.ofNullable(levels.get(number));
    }

    /** The table, by number. */
    public Collection<InfoLevel<T>> all() {
        return levels.values();
    }

    /** Collects the rows. */
    public static final class Builder<T> {
        private final Map<Integer, InfoLevel<T>> levels = new TreeMap<>();

        public Builder<T> level(int number, Audience audience, BiConsumer<NdrWriter, T> encoder) {
            if (levels.put(number, new InfoLevel<>(number, audience, encoder)) != null) {
                throw new IllegalArgumentException("level " + number + " is declared twice");
            }
            return this;
        }

        public InfoLevels<T> build() {
            return new InfoLevels<>(levels);
        }
    }
}
