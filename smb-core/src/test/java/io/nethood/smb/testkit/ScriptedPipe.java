package io.nethood.smb.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import io.nethood.smb.pipe.PipeClient;
import io.nethood.smb.pipe.PipeEndpoint;
import io.nethood.smb.pipe.PipeRegistry;

/**
 * A pipe that does what it is told by the messages written to it: {@code echo TEXT} answers TEXT, {@code twice TEXT}
 * answers it in two messages, {@code later TEXT} answers in ten seconds, {@code big N} answers N bytes, anything else is
 * not answered.
 */
public final class ScriptedPipe implements PipeEndpoint {
    static final Duration LATER = Duration.ofSeconds(10);

    private record Due(long atNanos, byte[] message) {}

    private final List<Due> due = new ArrayList<>();

    static PipeRegistry registry() {
        return new PipeRegistry(Map.of("spoolss", client -> new ScriptedPipe(), "srvsvc", ScriptedPipe::of));
    }

    private static ScriptedPipe of(PipeClient client) {
        return new ScriptedPipe();
    }

    @Override
    public List<byte[]> receive(byte[] message, long nowNanos) {
        String[] words = new String(message, StandardCharsets.US_ASCII).split(" ", 2);
        byte[] rest = words.length < 2 ? new byte[0] : words[1].getBytes(StandardCharsets.US_ASCII);
        return switch (words[0]) {
            case "echo" -> List.of(rest);
            case "twice" -> List.of(rest, rest);
            case "big" -> List.of(new byte[Integer.parseInt(words[1])]);
            case "later" -> {
                due.add(new Due(nowNanos + LATER.toNanos(), rest));
                yield List.of();
            }
            default -> List.of();
        };
    }

    @Override
    public OptionalLong nextDeadline() {
        return due.stream().mapToLong(Due::atNanos).min();
    }

    @Override
    public List<byte[]> expire(long nowNanos) {
        List<byte[]> ready = due.stream()
                .filter(answer -> answer.atNanos <= nowNanos)
                .map(Due::message)
                .toList();
        due.removeIf(answer -> answer.atNanos <= nowNanos);
        return ready;
    }

    @Override
    public String activity() {
        return due.isEmpty() ? null : "an answer is due";
    }

    @Override
    public int close() {
        return 0;
    }
}
