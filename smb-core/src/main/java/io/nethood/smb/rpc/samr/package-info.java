/**
 * The security account manager, [MS-SAMR]: who has an account on a machine, and in which groups. It shows
 * {@link io.nethood.smb.sam.AccountDatabase} and changes nothing.
 *
 * <p>Entry point: {@link io.nethood.smb.rpc.samr.SamrService}, a table of calls. Calls that list accounts pass the gate
 * of RestrictAnonymous; calls that ask for one name or number do not (KB143474). Stateless.
 */
@NullMarked
package io.nethood.smb.rpc.samr;

import org.jspecify.annotations.NullMarked;
