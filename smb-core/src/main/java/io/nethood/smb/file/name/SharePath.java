package io.nethood.smb.file.name;

import java.util.ArrayList;
import java.util.List;

/**
 * What a client names inside a disk share, spelled as the client did: a file or directory, and perhaps one of its streams.
 *
 * @param names {@linkplain FileName#isValid valid} names from the root down; none for the root
 * @param stream name of the stream; empty for the file itself
 * @param trailingSeparator whether a separator followed the last name, so that only a directory can be meant
 */
public record SharePath(List<String> names, String stream, boolean trailingSeparator) {
    public static final SharePath ROOT = new SharePath(List.of(), "", false);

    /** The longest path that NT takes, in UTF-16 units. */
    public static final int LONGEST = 0x7FFF;

    public SharePath {
        names = List.copyOf(names);
        for (String name : names) {
            if (!FileName.isValid(name)) {
                throw new IllegalArgumentException("not the name of a file: \"" + name + "\"");
            }
        }
    }

    /**
     * Reads {@code path}: names between backslashes, and {@code :stream} or {@code :stream:$DATA} behind the last; {@code ::$DATA} is
     * the file itself. A first or last separator may be there or not, doubled ones in between are one. {@code .} in the
     * middle says nothing; {@code ..} takes back the name before it, without a look at what exists.
     *
     * <p>Refused are, with OBJECT_PATH_SYNTAX_BAD, what leads above the root, and with OBJECT_NAME_INVALID: {@code .} as
     * the last name, {@code \\server\share}, characters that no name has (the slash too, and a colon before the last name),
     * wildcards, what is too long, and streams of another type than {@code $DATA}.
     */
    public static Parsed<SharePath> parse(String path, NameRules rules) {
        PathReader reader = new PathReader(path, rules, false);
        return reader.isRefused()
                ? new Parsed.Refused<>(reader.status())
                : new Parsed.Accepted<>(new SharePath(reader.names(), reader.stream(), reader.trailingSeparator()));
    }

    public boolean isRoot() {
        return names.isEmpty() && stream.isEmpty();
    }

    public boolean hasStream() {
        return !stream.isEmpty();
    }

    /** The file that a stream belongs to. */
    public SharePath file() {
        return new SharePath(names, "", trailingSeparator);
    }

    /** The last name; empty for the root. */
    public String name() {
        return names.isEmpty() ? "" : names.getLast();
    }

    /** The directory it lies in, that of its file for a stream; the root lies in itself. */
    public SharePath parent() {
        return names.isEmpty() ? ROOT : new SharePath(names.subList(0, names.size() - 1), "", false);
    }

    /** What is called {@code name} in this directory; {@code name} is valid. */
    public SharePath child(String name) {
        List<String> longer = new ArrayList<>(names);
        longer.add(name);
        return new SharePath(longer, "", false);
    }

    /** Whether the last name is {@linkplain FileName#isReserved that of a DOS device}. */
    public boolean reserved() {
        return FileName.isReserved(name());
    }

    /** As Windows writes it, from the root of the share: {@code \dir\file:stream}. */
    @Override
    public String toString() {
        return "\\" + String.join("\\", names) + (stream.isEmpty() ? "" : ":" + stream);
    }
}
