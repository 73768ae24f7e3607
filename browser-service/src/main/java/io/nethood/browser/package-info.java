/**
 * Computer Browser: what a host knows of the servers around it.
 *
 * <p>Entry point: {@link io.nethood.browser.SoleServerDirectory}, the browse list of a host that hears nobody else.
 */
@NullMarked
package io.nethood.browser;

import org.jspecify.annotations.NullMarked;
