package io.nethood.server.directory;

import java.nio.file.Path;

import io.nethood.smb.file.store.FileStore;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class PortableNoWayOutTest extends NoWayOutContract {
    @Override
    FileStore open(Path directory) throws Exception {
        return PortableDirectory.open(directory);
    }
}
