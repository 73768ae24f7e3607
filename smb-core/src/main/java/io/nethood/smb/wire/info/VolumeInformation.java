package io.nethood.smb.wire.info;

/**
 * What the levels tell of a volume.
 *
 * @param label its name, of at most 32 characters
 * @param serial serial number
 * @param created FILETIME ([MS-DTYP] 2.3.3)
 * @param totalUnits allocation units in all
 * @param freeUnits those that may still be written
 * @param sectorsPerUnit sectors of an allocation unit
 * @param bytesPerSector bytes of a sector
 * @param fileSystemName such as {@code NTFS}
 * @param attributes FileSystemAttributes, [MS-FSCC] 2.5.1
 * @param maxNameLength characters that a name may have
 * @param objectId of the volume
 */
public record VolumeInformation(
        String label,
        int serial,
        long created,
        long totalUnits,
        long freeUnits,
        int sectorsPerUnit,
        int bytesPerSector,
        String fileSystemName,
        int attributes,
        int maxNameLength,
        ObjectId objectId) {
    /** Of {@link #attributes}: files have object ids. */
    public static final int SUPPORTS_OBJECT_IDS = 0x0001_0000;

    private static final int MOST_LABEL_UNITS = 32;

    public VolumeInformation {
        if (label.length() > MOST_LABEL_UNITS) {
            throw new IllegalArgumentException(
                    "label: \"" + label + "\" (expected: at most " + MOST_LABEL_UNITS + " characters)");
        }
        if (totalUnits < 0 || freeUnits < 0 || sectorsPerUnit <= 0 || bytesPerSector <= 0) {
            throw new IllegalArgumentException("units: " + freeUnits + " of " + totalUnits + " of " + sectorsPerUnit
                    + " sectors of " + bytesPerSector + " bytes");
        }
    }
}
