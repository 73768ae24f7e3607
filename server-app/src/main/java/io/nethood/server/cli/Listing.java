package io.nethood.server.cli;

import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.nethood.server.json.Json;

/** Reads a listing that the server sent. */
final class Listing {
    private Listing() {}

    /** @throws JsonProcessingException when the server is of another version, and says something else */
    static <T> List<T> of(String body, Class<T[]> type) throws JsonProcessingException {
        return List.of(Json.read(body, type));
    }
}
