package io.nethood.server.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.nethood.smb.file.store.FileStore;

/** Where the files of a disk share come from. */
public sealed interface ShareFiles {

    /** A directory of this machine. */
    record InDirectory(Path path) implements ShareFiles {}

    /** Files that live in memory and go with the share; a new share begins with {@code content} each time. */
    record InMemory(List<Content> content) implements ShareFiles {
        /** A file, with slashes between the names of its path. */
        public record Content(String path, byte[] bytes) {}

        public InMemory {
            content = List.copyOf(content);
        }

        /** These files and one more, of text in UTF-8. */
        public InMemory file(String path, String text) {
            return file(path, text.getBytes(StandardCharsets.UTF_8));
        }

        /** These files and one more; the directories above it are made. */
        public InMemory file(String path, byte[] bytes) {
            List<Content> more = new ArrayList<>(content);
            more.add(new Content(path, bytes.clone()));
            return new InMemory(more);
        }
    }

    /** A store that somebody has made; it is closed with the share, so it serves one start. */
    record InStore(FileStore store) implements ShareFiles {}
}
