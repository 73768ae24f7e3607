/**
 * Session accounting: who is connected, what each session counts for, and the limit of the emulated edition.
 *
 * <p>Entry point: {@link io.nethood.smb.session.SessionLedger}, the only place that knows the answer to "may this client
 * have a session?". Admission and release may come from any number of threads at once; a connection's own admissions
 * come from one thread at a time. Invariants: never one session more than the limit, never one slot lost, each session
 * ends exactly once.
 */
@NullMarked
package io.nethood.smb.session;

import org.jspecify.annotations.NullMarked;
