/**
 * What part a machine plays in a domain, [MS-DSSP]: in a workgroup, none.
 *
 * <p>Entry point: {@link io.nethood.smb.rpc.dssetup.DirectoryServicesSetup}, a table of one call on the pipe lsarpc.
 */
@NullMarked
package io.nethood.smb.rpc.dssetup;

import org.jspecify.annotations.NullMarked;
