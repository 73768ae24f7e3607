/**
 * What Windows' security settings let a NULL session do, gate by gate.
 *
 * <p>Entry point: {@link io.nethood.smb.policy.AnonymousPolicy}. Immutable, so safe for any number of threads.
 */
@NullMarked
package io.nethood.smb.policy;

import org.jspecify.annotations.NullMarked;
