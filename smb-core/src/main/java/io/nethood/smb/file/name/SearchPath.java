package io.nethood.smb.file.name;

/**
 * What a search, a deletion or a renaming with wildcards names: a directory, and which names in it.
 *
 * @param directory where
 * @param pattern the last part as it was sent, maybe with wildcards; empty when the path ends with a separator, is empty or
 *     names the root: a search means all names then, a deletion none
 */
public record SearchPath(SharePath directory, String pattern) {

    /** Reads {@code path} as {@link SharePath#parse} does, but wildcards may stand in the last part, and no stream. */
    public static Parsed<SearchPath> parse(String path, NameRules rules) {
        PathReader reader = new PathReader(path, rules, true);
        if (reader.isRefused()) {
            return new Parsed.Refused<>(reader.status());
        }
        String pattern = reader.takePattern();
        return new Parsed.Accepted<>(new SearchPath(new SharePath(reader.names(), "", false), pattern));
    }
}
