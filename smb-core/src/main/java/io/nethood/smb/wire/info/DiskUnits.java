package io.nethood.smb.wire.info;

/**
 * Room of a volume in numbers that are too small for it: while units are too many to be counted, they become twice as large
 * and half as many.
 *
 * @param total allocation units
 * @param free those that may still be written
 * @param sectorsPerUnit sectors of an allocation unit
 * @param bytesPerSector bytes of a sector
 */
public record DiskUnits(long total, long free, int sectorsPerUnit, int bytesPerSector) {
    private static final long MOST_16_BIT = 0xFFFF;
    private static final long MOST_32_BIT = 0xFFFF_FFFFL;
    private static final int MOST_SECTORS_32_BIT = 0x4000_0000;
    private static final int LARGEST_16_BIT_POWER = 0x8000;

    /** For SMB_COM_QUERY_INFORMATION_DISK, [MS-CIFS] 2.2.4.57.2: four numbers of 16 bits. */
    public static DiskUnits of16Bits(VolumeInformation volume) {
        return of(volume).scaled(MOST_16_BIT, LARGEST_16_BIT_POWER);
    }

    /** For SMB_INFO_ALLOCATION, [MS-CIFS] 2.2.8.2.1: three numbers of 32 bits, and bytes of a sector of 16. */
    public static DiskUnits of32Bits(VolumeInformation volume) {
        return of(volume).scaled(MOST_32_BIT, MOST_SECTORS_32_BIT);
    }

    private static DiskUnits of(VolumeInformation volume) {
        return new DiskUnits(volume.totalUnits(), volume.freeUnits(), volume.sectorsPerUnit(), volume.bytesPerSector());
    }

    /** Sectors grow before bytes do; what even then is too much is told as the most there can be. */
    private DiskUnits scaled(long most, int mostSectors) {
        long total = this.total;
        long free = this.free;
        int sectors = sectorsPerUnit;
        int bytes = bytesPerSector;
        while (total > most && (2L * sectors <= mostSectors || 2L * bytes <= LARGEST_16_BIT_POWER)) {
            total /= 2;
            free /= 2;
            if (2L * sectors <= mostSectors) {
                sectors *= 2;
            } else {
                bytes *= 2;
            }
        }
        return new DiskUnits(Math.min(total, most), Math.min(free, most), sectors, bytes);
    }
}
