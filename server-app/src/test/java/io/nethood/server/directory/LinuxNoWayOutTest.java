package io.nethood.server.directory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.FileStore;
import io.nethood.smb.file.store.StoreFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

/** No path leads out of a directory of Linux, not even while somebody moves its directories about. */
@EnabledOnOs(OS.LINUX)
class LinuxNoWayOutTest extends NoWayOutContract {
    private static final int SWAPS = 10_000;

    @Override
    FileStore open(Path directory) throws Exception {
        return LinuxDirectory.open(Linux.ofThisMachine().orElseThrow(), directory, InstantSource.system());
    }

    @Test
    void swapping_a_directory_for_a_link_leads_nowhere() throws Exception {
        makeDirectory("d");
        makeDirectory("d/sub");
        makeFile("d/file", "inside");
        makeFile("d/sub/file", "inside");
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger answered = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        Set<String> seen = ConcurrentHashMap.newKeySet();

        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<?>> running = new ArrayList<>();
            for (Attempt attempt : attempts(seen)) {
                running.add(threads.submit(() -> {
                    for (int i = 0; !over.get(); i++) {
                        try {
                            attempt.run(i);
                            answered.incrementAndGet();
                        } catch (FileRefusal e) {
                            refused.incrementAndGet();
                        }
                    }
                    return null;
                }));
            }
            try {
                swap();
            } finally {
                over.set(true);
            }
            for (Future<?> attempt : running) {
                attempt.get();
            }
        }

        assertThat(answered.get()).isPositive();
        assertThat(refused.get()).isPositive();
        assertThat(seen).containsExactly("inside");
    }

    private void swap() throws Exception {
        Path directory = root().resolve("d");
        Path aside = machine.resolve("aside");
        for (int i = 0; i < SWAPS; i++) {
            Files.move(directory, aside, StandardCopyOption.ATOMIC_MOVE);
            Files.createSymbolicLink(directory, i % 2 == 0 ? outside : Path.of("../outside"));
            Files.delete(directory);
            Files.move(aside, directory, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private List<Attempt> attempts(Set<String> seen) {
        return List.of(
                i -> seen.add(contentOf("d/file")),
                i -> seen.add(contentOf("d/sub/file")),
                i -> {
                    try (StoreFile file = store.open(path("d/file"), true)) {
                        write(file, "inside", 0);
                    }
                },
                i -> {
                    store.create(path("d/new-" + i), i % 2 == 0).close();
                    store.delete(path("d/new-" + i));
                },
                i -> {
                    makeFile("mine-" + i, "inside");
                    store.rename(path("mine-" + i), path("d/mine"), true);
                    store.rename(path("d/mine"), path("mine-" + i), true);
                },
                i -> assertThat(list(path("d")))
                        .hasEntrySatisfying(
                                "file", entry -> assertThat(entry.size()).isEqualTo(6)));
    }

    @FunctionalInterface
    private interface Attempt {
        void run(int i) throws FileRefusal;
    }
}
