package io.nethood.smb.file.store;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import io.nethood.smb.wire.NtStatus;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What the contracts have in common: an empty store for each test, and short words for what they do with it. */
public abstract class StoreContract {
    protected FileStore store;

    /** An empty store that is writable. */
    protected abstract FileStore emptyStore() throws Exception;

    @BeforeEach
    void open_an_empty_store() throws Exception {
        store = emptyStore();
    }

    @AfterEach
    void close_the_store() {
        store.close();
    }

    protected static StorePath path(String path) {
        return StorePath.of(path.split("/"));
    }

    protected StoreFile create(String path) throws FileRefusal {
        return store.create(path(path), false);
    }

    protected void makeDirectory(String path) throws FileRefusal {
        store.create(path(path), true).close();
    }

    protected void makeFile(String path, String content) throws FileRefusal {
        try (StoreFile file = create(path)) {
            write(file, content, 0);
        }
    }

    protected String contentOf(String path) throws FileRefusal {
        try (StoreFile file = store.open(path(path), false)) {
            return read(file, 4096, 0);
        }
    }

    protected static void write(StoreFile file, String text, long position) throws FileRefusal {
        ByteBuf bytes = Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
        file.write(bytes, position);
        bytes.release();
    }

    protected static String read(StoreFile file, int most, long position) throws FileRefusal {
        ByteBuf into = Unpooled.buffer(most);
        file.read(into, most, position);
        return into.toString(StandardCharsets.UTF_8);
    }

    /** What a store tells at once; what it tells otherwise when it would have to wait. */
    protected StoreAttributes attributesNow(StorePath path) throws FileRefusal {
        try {
            return store.attributesNow(path);
        } catch (WouldBlock slow) {
            return store.attributes(path);
        }
    }

    /** The same of content. */
    protected static String readNow(StoreFile file, int most, long position) throws FileRefusal {
        ByteBuf into = Unpooled.directBuffer(most);
        try {
            file.readNow(into, most, position);
        } catch (WouldBlock slow) {
            assertThat(into.isReadable()).isFalse();
            file.read(into, most, position);
        }
        String text = into.toString(StandardCharsets.UTF_8);
        into.release();
        return text;
    }

    protected Map<String, StoreAttributes> list(StorePath directory) throws FileRefusal {
        Map<String, StoreAttributes> entries = new TreeMap<>();
        store.list(directory, (name, attributes) -> {
            if (entries.put(name, attributes) != null) {
                throw new AssertionError("told twice: " + name);
            }
        });
        return entries;
    }

    protected static void assertRefused(NtStatus status, ThrowingCallable call) {
        assertThatExceptionOfType(FileRefusal.class).isThrownBy(call).returns(status, FileRefusal::status);
    }
}
