package io.nethood.smb.file.store;

import java.util.ArrayList;
import java.util.List;

/**
 * A place in a store: names from its root down, spelled exactly as the store spells them. No name is empty, {@code .},
 * {@code ..}, or holds a slash, a backslash or NUL.
 *
 * @param names none for the root
 */
public record StorePath(List<String> names) {
    public static final StorePath ROOT = new StorePath(List.of());

    public StorePath {
        names = List.copyOf(names);
        for (String name : names) {
            if (name.isEmpty() || name.equals(".") || name.equals("..") || hasSeparator(name)) {
                throw new IllegalArgumentException("not a name in a store: \"" + name + "\"");
            }
        }
    }

    private static boolean hasSeparator(String name) {
        return name.indexOf('/') >= 0 || name.indexOf('\\') >= 0 || name.indexOf('\0') >= 0;
    }

    /** From names in order. */
    public static StorePath of(String... names) {
        return new StorePath(List.of(names));
    }

    public boolean isRoot() {
        return names.isEmpty();
    }

    /** The last name; empty for the root. */
    public String name() {
        return isRoot() ? "" : names.getLast();
    }

    /** Where it lies; the root lies in itself. */
    public StorePath parent() {
        return isRoot() ? this : new StorePath(names.subList(0, names.size() - 1));
    }

    public StorePath child(String name) {
        List<String> longer = new ArrayList<>(names);
        longer.add(name);
        return new StorePath(longer);
    }

    /** Whether it is {@code other} or lies below it. */
    public boolean startsWith(StorePath other) {
        return names.size() >= other.names.size()
                && names.subList(0, other.names.size()).equals(other.names);
    }

    /** As Windows writes it, from the root of the share: {@code \dir\file}. */
    @Override
    public String toString() {
        return "\\" + String.join("\\", names);
    }
}
