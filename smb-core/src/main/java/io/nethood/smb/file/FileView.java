package io.nethood.smb.file;

import io.nethood.smb.file.store.FileAttributes;
import io.nethood.smb.file.store.StoreAttributes;
import io.nethood.smb.file.store.StorePath;

/**
 * A file as a client sees it at one moment.
 *
 * @param path where it lies
 * @param attributes with the write time and allocation that clients are told
 * @param deletePending whether it goes with its last open
 */
public record FileView(StorePath path, StoreAttributes attributes, boolean deletePending) {

    /** Whether it may have extended attributes. */
    public boolean hasExtendedAttributes() {
        return (attributes.attributes() & FileAttributes.HAS_EAS) != 0;
    }
}
