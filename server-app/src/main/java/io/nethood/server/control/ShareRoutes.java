package io.nethood.server.control;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.nethood.server.config.ConfigException;
import io.nethood.server.config.NearestName;
import io.nethood.server.listing.Listings;
import io.nethood.smb.share.Share;
import io.nethood.smb.share.ShareType;
import io.nethood.smb.wire.Win32Error;

/** The shares of the running host over HTTP. */
final class ShareRoutes {
    private static final String COMMENT = "comment";
    private static final String MAX_USES = "maxUses";

    private final Lab lab;

    ShareRoutes(Lab lab) {
        this.lab = lab;
    }

    Answer add(ControlRequest request) {
        Share share = lab.shares().make(request.body());
        if (lab.host().addShare(share)) {
            return Answer.json(Listings.of(share));
        }
        share.retire();
        return Answer.refused(409, Win32Error.NERR_DUPLICATE_SHARE);
    }

    Answer change(ControlRequest request) {
        Optional<Share> share = lab.host().shares().find(request.path("name"));
        if (share.isEmpty()) {
            return Answer.notFound(Win32Error.NERR_NET_NAME_NOT_FOUND);
        }
        JsonNode changes = request.body();
        if (!changes.isObject()) {
            throw ConfigException.wrong("body", changes.getNodeType(), "a JSON object");
        }
        String comment = share.get().comment();
        int maxUses = share.get().maxUses();
        for (Map.Entry<String, JsonNode> entry : changes.properties()) {
            switch (entry.getKey()) {
                case COMMENT -> comment = comment(entry.getValue());
                case MAX_USES -> maxUses = maxUses(entry.getValue());
                default ->
                    throw new ConfigException("unknown key: " + entry.getKey()
                            + NearestName.hint(entry.getKey(), List.of(COMMENT, MAX_USES)));
            }
        }
        share.get().changeComment(comment);
        share.get().changeMaxUses(maxUses);
        return Answer.json(Listings.of(share.get()));
    }

    private static String comment(JsonNode value) {
        if (!value.isTextual()) {
            throw ConfigException.wrong(COMMENT, value, "a text");
        }
        return value.textValue();
    }

    private static int maxUses(JsonNode value) {
        if (value.isNull()) {
            return Share.UNLIMITED_USES;
        }
        if (!value.isInt() || value.intValue() < 1) {
            throw ConfigException.wrong(MAX_USES, value, "a number from 1 up, or null for no limit");
        }
        return value.intValue();
    }

    /** Without IPC$ nobody could ask for anything any more. */
    Answer delete(ControlRequest request) {
        record Deleted(String deleted) {}
        String name = request.path("name");
        Optional<Share> share = lab.host().shares().find(name);
        if (share.isPresent() && share.get().type() == ShareType.IPC) {
            return Answer.refused(409, Win32Error.ACCESS_DENIED);
        }
        return share.isPresent() && lab.host().deleteShare(name)
                ? Answer.json(new Deleted(share.get().name()))
                : Answer.notFound(Win32Error.NERR_NET_NAME_NOT_FOUND);
    }
}
