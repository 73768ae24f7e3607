/**
 * Information levels: the shapes in which a service shows one thing, who may see each, and the enumeration in pages that
 * the server and workstation services share ([MS-SRVS] 3.1.4, [MS-WKST] 3.2.4).
 *
 * <p>Entry points: {@link io.nethood.smb.rpc.info.InfoLevels} is a declared table,
 * {@link io.nethood.smb.rpc.info.Enumeration} the arguments and the answer of a Netr*Enum call,
 * {@link io.nethood.smb.rpc.info.InfoResult} the answer of a Netr*GetInfo call. All immutable.
 */
@NullMarked
package io.nethood.smb.rpc.info;

import org.jspecify.annotations.NullMarked;
