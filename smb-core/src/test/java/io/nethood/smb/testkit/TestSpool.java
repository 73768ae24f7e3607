package io.nethood.smb.testkit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.StoreFile;
import io.nethood.smb.file.store.StorePath;
import io.nethood.smb.print.JobNumbers;
import io.nethood.smb.print.PrintQueue;
import io.nethood.smb.print.PrintSpool;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** A printer whose jobs are spooled to a {@link TestVolume}. */
public final class TestSpool {
    private final TestVolume volume = TestVolume.empty();
    private final PrintSpool spool;

    private TestSpool(String printer, Consumer<PrintSpool> news) {
        this.spool = new PrintSpool(
                printer, new PrintQueue(new JobNumbers()), volume.store(), volume.volume(), Runnable::run, news);
    }

    /**
     * A spool with nothing in it.
     *
     * @param news hears when there may be a job to print
     */
    public static TestSpool named(String printer, Consumer<PrintSpool> news) {
        return new TestSpool(printer, news);
    }

    public PrintSpool spool() {
        return spool;
    }

    public TestVolume volume() {
        return volume;
    }

    /** The names of all files there are. */
    public List<String> files() throws FileRefusal {
        List<String> names = new ArrayList<>();
        volume.store().list(StorePath.ROOT, (name, attributes) -> names.add(name));
        return names;
    }

    /** What was spooled to a file. */
    public String content(String name) throws FileRefusal {
        StoreFile file = volume.store().open(StorePath.of(name), false);
        try {
            ByteBuf bytes = Unpooled.buffer();
            file.read(bytes, 1 << 16, 0);
            return bytes.toString(StandardCharsets.US_ASCII);
        } finally {
            file.close();
        }
    }
}
