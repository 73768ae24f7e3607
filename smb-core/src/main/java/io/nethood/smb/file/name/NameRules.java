package io.nethood.smb.file.name;

/** How the names in a client's message are meant. */
public enum NameRules {
    /**
     * As they are sent, by a client that knows long names. NT keeps dots and spaces at the end of a name: its own programs
     * never send them, because Win32 has cut them off before, and other clients mean them.
     */
    LONG,
    /** From DOS, where dots and spaces at the end of a name do not count: they are cut off each name of the path. */
    DOS
}
