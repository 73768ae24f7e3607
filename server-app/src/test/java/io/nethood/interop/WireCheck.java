package io.nethood.interop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** What tshark says of a capture: a client that copes hides wrong bytes, the dissector does not. */
final class WireCheck {
    private WireCheck() {}

    /** Nothing in {@code capture} is malformed, and there is something in it. */
    static void isWellFormed(Path capture, int... ports) {
        assertThat(frames(capture, "smb", ports))
                .as("SMB messages in the capture")
                .isNotEmpty();
        assertThat(frames(capture, "_ws.malformed", ports)).as("malformed").isEmpty();
        assertThat(frames(capture, "_ws.expert.severity == error", ports))
                .as("expert errors")
                .isEmpty();
    }

    /** Something that {@code filter} describes is in {@code capture}. */
    static void sent(Path capture, int port, String filter) {
        assertThat(frames(capture, filter, port)).as(filter).isNotEmpty();
    }

    private static List<String> frames(Path capture, String filter, int... ports) {
        List<String> command = new ArrayList<>(
                List.of("tshark", "-n", "-r", capture.toString(), "-o", "smb.trans_reassembly:TRUE", "-Y", filter));
        for (int port : ports) {
            command.addAll(List.of("-d", "tcp.port==" + port + ",nbss"));
        }
        return Program.run(Map.of(), command)
                .output()
                .lines()
                .filter(line -> !line.startsWith("Running as user"))
                .toList();
    }
}
