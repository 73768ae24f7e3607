package io.nethood.smb.wire;

/**
 * SMB_COM_QUERY_INFORMATION_DISK response, [MS-CIFS] 2.2.4.57.2; its request is an {@link EmptyRequest}. All are 0..65535.
 *
 * @param totalUnits allocation units of the volume
 * @param blocksPerUnit blocks of an allocation unit
 * @param blockSize bytes of a block
 * @param freeUnits allocation units that are free
 */
public record QueryInformationDiskResponse(int totalUnits, int blocksPerUnit, int blockSize, int freeUnits)
        implements SmbResponse {
    @Override
    public void encode(ResponseWriter out) {
        out.out()
                .u16(totalUnits)
                .u16(blocksPerUnit)
                .u16(blockSize)
                .u16(freeUnits)
                .u16(0);
        out.beginData();
    }
}
