/**
 * The control API: HTTP/1.1 and JSON over a Unix domain socket, mode 0600.
 *
 * <p>{@link io.nethood.server.control.ControlApi} holds the one table of routes and knows no channel;
 * {@link io.nethood.server.control.ControlServer} is its edge. {@link io.nethood.server.control.ControlClient} is the other
 * end: one blocking exchange without Netty, so that a command starts fast.
 */
@NullMarked
package io.nethood.server.control;

import org.jspecify.annotations.NullMarked;
