package io.nethood.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** Golden bytes: a resource of hexadecimal lines; lines that begin with {@code #} tell what they are. */
public final class HexFile {
    private HexFile() {}

    /** The bytes of {@code name}, which lies beside {@code test}. */
    public static byte[] read(Class<?> test, String name) {
        try (InputStream in = test.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + name + " beside " + test.getName());
            }
            String digits = new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.replace(" ", ""))
                    .collect(Collectors.joining());
            return HexFormat.of().parseHex(digits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
