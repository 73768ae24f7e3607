/**
 * The running lab: {@link io.nethood.server.LabServer} builds a host from a configuration, binds it, and is the handle on it.
 *
 * <p>This is the edge: the clock, chance, threads, sockets and files enter here and are handed to the cores.
 */
@NullMarked
package io.nethood.server;

import org.jspecify.annotations.NullMarked;
