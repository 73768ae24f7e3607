package io.nethood.smb.sam;

/** What a domain holds and a relative identifier names. */
public sealed interface Principal permits SamUser, SamGroup, SamAlias {
    /** Unique within the domain. */
    int rid();

    String name();

    /** Description. */
    String comment();

    SidNameUse use();
}
