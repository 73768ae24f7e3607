package io.nethood.smb.share;

import java.util.Optional;

import io.nethood.smb.file.Volume;

/** The disk of a virtual machine, whose directories its administrators may share while it runs. */
@FunctionalInterface
public interface LocalDrive {
    /** Of a machine on which there is nothing to share. */
    LocalDrive NONE = path -> Optional.empty();

    /**
     * The files below a directory, for a new share that closes them; empty when there is no such directory. May block.
     *
     * @param path as Windows writes it: {@code C:\tmp}
     */
    Optional<Volume> open(String path);
}
