/**
 * The security accounts of one machine: its local account domain and the BUILTIN domain, with their users, groups and
 * aliases, and the names of all SIDs that mean something there ([MS-SAMR] 3.1.1, [MS-LSAT] 3.1.1).
 *
 * <p>Entry point: {@link io.nethood.smb.sam.AccountDatabase}, built from the accounts that may log on. Immutable.
 */
@NullMarked
package io.nethood.smb.sam;

import org.jspecify.annotations.NullMarked;
