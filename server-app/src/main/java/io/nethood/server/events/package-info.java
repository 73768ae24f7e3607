/**
 * The event log: a reader of the one stream of events, from which all other readers are served.
 *
 * <p>{@link io.nethood.server.events.EventLog} is the sink that the cores emit into: any number of threads, no lock, never
 * blocks. Each {@link io.nethood.server.events.EventLog.Reader} has its own pace; one that is too slow loses the oldest
 * events and is told how many.
 */
@NullMarked
package io.nethood.server.events;

import org.jspecify.annotations.NullMarked;
