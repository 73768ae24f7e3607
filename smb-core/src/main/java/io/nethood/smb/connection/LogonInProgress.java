package io.nethood.smb.connection;

import io.nethood.smb.auth.ExtendedSecurity;

/** An extended-security exchange between its legs; its UID is provisional ([MS-SMB] 3.3.5.3). */
record LogonInProgress(int uid, ExtendedSecurity exchange) implements UidHolder {}
