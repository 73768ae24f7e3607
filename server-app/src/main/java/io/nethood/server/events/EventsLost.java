package io.nethood.server.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Stands in a reader's stream where events are missing.
 *
 * @param lost how many
 */
@JsonPropertyOrder({"event", "lost"})
public record EventsLost(long lost) {

    /** The key under which every event has its name. */
    @JsonProperty
    public String event() {
        return "EventsLost";
    }
}
