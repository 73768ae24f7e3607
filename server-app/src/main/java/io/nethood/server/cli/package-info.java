/**
 * The command line of the product; {@link io.nethood.server.cli.Main} is where the process starts.
 *
 * <p>Commands that ask a running server go through the control socket. What a person got wrong ends as a
 * {@link io.nethood.server.cli.CommandFailure}: a line or two on the error stream and exit code 2, never a stack trace.
 * Layouts of Windows' own commands stand in {@link io.nethood.server.cli.WindowsLayout}, nowhere else.
 */
@NullMarked
package io.nethood.server.cli;

import org.jspecify.annotations.NullMarked;
