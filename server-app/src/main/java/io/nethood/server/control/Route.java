package io.nethood.server.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.google.common.base.Splitter;

/**
 * A row of the table of routes.
 *
 * @param method of HTTP
 * @param path with names in braces for what varies
 * @param description one sentence
 * @param action what answers
 */
public record Route(String method, String path, String description, Function<ControlRequest, Answer> action) {

    /** What stands in the braces when {@code segments} are of this path; empty when they are not. */
    Optional<Map<String, String>> match(List<String> segments) {
        List<String> pattern = Splitter.on('/').splitToList(path.substring(1));
        if (pattern.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> names = new LinkedHashMap<>();
        for (int i = 0; i < pattern.size(); i++) {
            String wanted = pattern.get(i);
            if (wanted.startsWith("{")) {
                names.put(wanted.substring(1, wanted.length() - 1), segments.get(i));
            } else if (!wanted.equals(segments.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(names);
    }
}
