/**
 * NetBIOS names: sixteen bytes and a scope, as every NetBIOS packet carries them.
 *
 * <p>Entry point: {@link io.nethood.netbios.NetbiosName}. Immutable, so safe for any number of threads.
 */
@NullMarked
package io.nethood.netbios;

import org.jspecify.annotations.NullMarked;
