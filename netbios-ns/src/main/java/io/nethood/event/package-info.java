/**
 * The one stream of events: what happened in the lab, as values of one sealed family.
 *
 * <p>Cores emit {@link io.nethood.event.LabEvent}s into an {@link io.nethood.event.EventSink} and nobody asks them
 * anything else: the event log, the explanation, metrics and tests are readers of this stream. Events hold plain data
 * only, so that the ground floor need not know SMB.
 */
@NullMarked
package io.nethood.event;

import org.jspecify.annotations.NullMarked;
