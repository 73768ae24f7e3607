package io.nethood.smb.file;

/** What an open did, CreateAction of [MS-CIFS] 2.2.4.64.2 in the order of its values. */
public enum CreateAction {
    SUPERSEDED,
    OPENED,
    CREATED,
    OVERWRITTEN
}
