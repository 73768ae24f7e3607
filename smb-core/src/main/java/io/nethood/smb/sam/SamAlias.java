package io.nethood.smb.sam;

import com.google.common.collect.ImmutableList;
import io.nethood.smb.security.Sid;

/**
 * A local group ([MS-SAMR] 3.1.1.6).
 *
 * @param members SIDs of any domain
 */
public record SamAlias(int rid, String name, String comment, ImmutableList<Sid> members) implements Principal {
    @Override
    public SidNameUse use() {
        return SidNameUse.ALIAS;
    }
}
