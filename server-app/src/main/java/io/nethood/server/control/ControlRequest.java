package io.nethood.server.control;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A request that found its route.
 *
 * @param path what stands in the braces of the route's path
 * @param query parameters after the question mark
 * @param body JSON; a missing node when there is none
 */
public record ControlRequest(Map<String, String> path, Map<String, String> query, JsonNode body) {

    String path(String name) {
        return path.getOrDefault(name, "");
    }
}
