package io.nethood.smb.wire.info;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;

/**
 * FILE_OBJECTID_BUFFER, [MS-FSCC] 2.1.3.1.
 *
 * @param objectId of the file
 * @param birthVolumeId of the volume on which it got its id
 * @param birthObjectId that it had there
 * @param domainId all zeros
 */
public record ObjectIdBuffer(ObjectId objectId, ObjectId birthVolumeId, ObjectId birthObjectId, ObjectId domainId) {

    public static ObjectIdBuffer decode(WireReader in) throws MalformedMessage {
        return new ObjectIdBuffer(ObjectId.decode(in), ObjectId.decode(in), ObjectId.decode(in), ObjectId.decode(in));
    }

    public void encode(WireWriter out) {
        objectId.encode(out);
        birthVolumeId.encode(out);
        birthObjectId.encode(out);
        domainId.encode(out);
    }
}
