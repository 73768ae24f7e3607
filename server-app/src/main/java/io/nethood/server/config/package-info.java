/**
 * What a lab is started with.
 *
 * <p>{@link io.nethood.server.config.ConfigOption} is the one table of options: a row's name is the flag, the key of
 * {@code nethood.toml}, the {@code NETHOOD_} variable and, in camel case, the method of the builder.
 * {@link io.nethood.server.config.ConfigLoader} reads the sources in order of precedence and ends in an immutable
 * {@link io.nethood.server.config.ServerConfig}. Whatever a person got wrong is a
 * {@link io.nethood.server.config.ConfigException} whose message is one line.
 */
@NullMarked
package io.nethood.server.config;

import org.jspecify.annotations.NullMarked;
