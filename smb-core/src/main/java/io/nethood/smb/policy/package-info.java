/**
 * What Windows' security settings let a client do, gate by gate.
 *
 * <p>Entry points: {@link io.nethood.smb.policy.PolicySettings}, the values in force on one host, and
 * {@link io.nethood.smb.policy.PolicyTable#decide}, which looks up in one declared table what they mean at a
 * {@link io.nethood.smb.policy.Gate}. No other code asks for a value to decide who may do what. Whatever the values are,
 * the session setup of a NULL session is accepted and counted (D1): no gate stands there. Immutable, so safe for any
 * number of threads.
 */
@NullMarked
package io.nethood.smb.policy;

import org.jspecify.annotations.NullMarked;
