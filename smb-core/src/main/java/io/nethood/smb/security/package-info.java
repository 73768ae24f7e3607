/**
 * The bytes and numbers of Windows' access control ([MS-DTYP] 2.4): security identifiers, descriptors, and which rights on
 * an object who has.
 *
 * <p>Entry points: {@link io.nethood.smb.security.Sid}, {@link io.nethood.smb.security.SecurityDescriptor},
 * {@link io.nethood.smb.security.ObjectRights}. Immutable, so safe for any number of threads.
 */
@NullMarked
package io.nethood.smb.security;

import org.jspecify.annotations.NullMarked;
