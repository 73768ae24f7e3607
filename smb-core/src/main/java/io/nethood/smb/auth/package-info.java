/**
 * Authentication as a pure core: who a client is, decided from bytes that it sent and the accounts of the host.
 *
 * <p>Entry points: {@link io.nethood.smb.auth.PasswordLogon} checks a SESSION_SETUP_ANDX without extended security;
 * {@link io.nethood.smb.auth.ExtendedSecurity} walks through one exchange with it (SPNEGO or raw NTLMSSP, [MS-SPNG] and
 * [MS-NLMP]) and asks the same {@code PasswordLogon} in the end. Both answer a {@link io.nethood.smb.auth.LogonResult};
 * whatever a client sends, the answer is a value and never an exception.
 *
 * <p>What was proved signs the messages that follow: {@link io.nethood.smb.auth.SessionSigning} with the key,
 * {@link io.nethood.smb.auth.SigningSequence} with the numbers, both of one connection.
 *
 * <p>Invariants: no access without proof, no credential in any {@code toString}, proofs are compared in constant time, and
 * an unknown account costs the same work as a wrong password. {@code AccountTable} and {@code PasswordLogon} belong to a
 * host and are safe for any number of threads; of what they hold only the counts of wrong passwords change. An
 * {@code ExtendedSecurity} belongs to one exchange and is touched by its connection's thread only.
 */
@NullMarked
package io.nethood.smb.auth;

import org.jspecify.annotations.NullMarked;
