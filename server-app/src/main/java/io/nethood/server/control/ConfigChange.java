package io.nethood.server.control;

import java.util.Map;
import java.util.function.BiFunction;

import com.fasterxml.jackson.databind.JsonNode;
import io.nethood.server.config.ConfigException;
import io.nethood.server.config.NearestName;
import io.nethood.smb.host.HostSettings;

/** What {@code net config server} may change while the server runs. */
final class ConfigChange {
    private static final Map<String, BiFunction<HostSettings, JsonNode, HostSettings>> CHANGES = Map.of(
            "autodisconnect", ConfigChange::autodisconnect,
            "comment", ConfigChange::comment,
            "hidden", ConfigChange::hidden);

    /** KB102967: as long as Windows keeps it. */
    private static final int COMMENT_LENGTH = 48;

    private ConfigChange() {}

    /** @throws ConfigException when a key or a value is wrong */
    static HostSettings apply(HostSettings settings, JsonNode changes) {
        if (!changes.isObject()) {
            throw ConfigException.wrong("body", changes.getNodeType(), "a JSON object");
        }
        HostSettings changed = settings;
        for (Map.Entry<String, JsonNode> entry : changes.properties()) {
            BiFunction<HostSettings, JsonNode, HostSettings> change = CHANGES.get(entry.getKey());
            if (change == null) {
                throw new ConfigException(
                        "unknown key: " + entry.getKey() + NearestName.hint(entry.getKey(), CHANGES.keySet()));
            }
            changed = change.apply(changed, entry.getValue());
        }
        return changed;
    }

    private static HostSettings autodisconnect(HostSettings settings, JsonNode value) {
        if (!value.isInt() || value.intValue() < -1 || value.intValue() > 65535) {
            throw ConfigException.wrong("autodisconnect", value, "-1..65535 minutes");
        }
        return settings.withAutodisconnectMinutes(value.intValue());
    }

    private static HostSettings comment(HostSettings settings, JsonNode value) {
        if (!value.isTextual() || value.textValue().length() > COMMENT_LENGTH) {
            throw ConfigException.wrong("comment", value, "a text of 0.." + COMMENT_LENGTH + " characters");
        }
        return settings.withComment(value.textValue());
    }

    private static HostSettings hidden(HostSettings settings, JsonNode value) {
        if (!value.isBoolean()) {
            throw ConfigException.wrong("hidden", value, "true or false");
        }
        return settings.withHidden(value.booleanValue());
    }
}
