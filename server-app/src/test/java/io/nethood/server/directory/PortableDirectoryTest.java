package io.nethood.server.directory;

import java.nio.file.Path;

import io.nethood.smb.file.store.FileStore;
import io.nethood.smb.file.store.FileStoreContract;
import io.nethood.smb.file.store.StoreFileContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class PortableDirectoryTest {
    @TempDir
    Path directory;

    private FileStore open() throws Exception {
        return PortableDirectory.open(directory);
    }

    @Nested
    class Names extends FileStoreContract {
        @Override
        protected FileStore emptyStore() throws Exception {
            return open();
        }
    }

    @Nested
    class Files extends StoreFileContract {
        @Override
        protected FileStore emptyStore() throws Exception {
            return open();
        }

        @Override
        protected boolean knowsAllocation() {
            return false;
        }
    }
}
