package io.nethood.event;

/**
 * Where the cores put what happened. Emitting never blocks and never fails the request that caused it; a sink that
 * cannot keep up drops events and counts them. Called from any thread.
 */
@FunctionalInterface
public interface EventSink {
    void emit(LabEvent event);
}
