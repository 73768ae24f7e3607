/**
 * One way in which values of the lab become JSON and back.
 */
@NullMarked
package io.nethood.server.json;

import org.jspecify.annotations.NullMarked;
