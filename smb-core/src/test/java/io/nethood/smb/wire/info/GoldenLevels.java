package io.nethood.smb.wire.info;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;

/** Recorded structures of levels: a resource whose lines are a level, how strings are where that matters, and bytes. */
final class GoldenLevels {
    /** What a real server or client sent. */
    record Row(int code, boolean unicode, byte[] bytes) {
        @Override
        public String toString() {
            return "%04x %s".formatted(code, unicode ? "unicode" : "oem");
        }
    }

    private GoldenLevels() {}

    static Stream<Row> read(String name) {
        try (InputStream in = GoldenLevels.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + name);
            }
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
            return lines.stream().map(GoldenLevels::row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String line) {
        int code = Integer.parseInt(line.substring(0, line.indexOf(' ')), 16);
        return new Row(code, !line.contains(" oem "), bytes(line.substring(line.lastIndexOf(' '))));
    }

    static String hex(ByteBuf bytes) {
        return ByteBufUtil.hexDump(bytes);
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
