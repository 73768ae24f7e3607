/**
 * Windows' access control ([MS-DTYP] 2.4, 2.5.3): security identifiers, descriptors, and who may do what.
 *
 * <p>Entry points: {@link io.nethood.smb.security.Sid}, {@link io.nethood.smb.security.SecurityDescriptor}; for files
 * {@link io.nethood.smb.security.AccessCheck}, which asks a descriptor about a {@link io.nethood.smb.security.Token},
 * {@link io.nethood.smb.security.Inheritance} and {@link io.nethood.smb.security.FileSecurity}, which make descriptors; for
 * other objects {@link io.nethood.smb.security.ObjectRights}. Immutable, so safe for any number of threads.
 */
@NullMarked
package io.nethood.smb.security;

import org.jspecify.annotations.NullMarked;
