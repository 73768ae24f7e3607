/** The command line of the product; {@link io.nethood.server.cli.Main} is where the process starts. */
@NullMarked
package io.nethood.server.cli;

import org.jspecify.annotations.NullMarked;
