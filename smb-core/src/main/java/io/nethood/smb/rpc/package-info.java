/**
 * DCE/RPC over named pipes: which services stand behind the pipes of a host.
 *
 * <p>Entry point: {@link io.nethood.smb.rpc.StandardPipes}. Below it, {@code ndr} and {@code pdu} know the bytes,
 * {@code association} the protocol, and {@code srvsvc}, {@code wkssvc} and {@code spoolss} are tables of calls.
 */
@NullMarked
package io.nethood.smb.rpc;

import org.jspecify.annotations.NullMarked;
