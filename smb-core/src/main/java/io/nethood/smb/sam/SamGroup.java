package io.nethood.smb.sam;

import com.google.common.collect.ImmutableList;

/**
 * A global group ([MS-SAMR] 3.1.1.6).
 *
 * @param members RIDs of users
 */
public record SamGroup(int rid, String name, String comment, ImmutableList<Integer> members) implements Principal {
    /** RID of the only group of a workgroup machine; on a domain controller the same number is Domain Users. */
    public static final int NONE = 513;

    /** Mandatory, enabled by default, enabled: the attributes of every membership ([MS-SAMR] 2.2.1.10). */
    public static final int ATTRIBUTES = 7;

    @Override
    public SidNameUse use() {
        return SidNameUse.GROUP;
    }
}
