/**
 * What the interfaces of the security subsystem have in common: objects that are opened with rights, calls that need
 * some of them, lists in pages, and NT statuses at the end of every answer.
 *
 * <p>Entry points: {@link io.nethood.smb.rpc.object.RpcObject} is what a handle stands for,
 * {@link io.nethood.smb.rpc.object.NtResult} what a call returns, {@link io.nethood.smb.rpc.object.ListPage} cuts lists.
 * Stateless.
 */
@NullMarked
package io.nethood.smb.rpc.object;

import org.jspecify.annotations.NullMarked;
