/**
 * Bounded reading and writing of bytes: the floor on which every codec of the product stands.
 *
 * <p>Entry points: {@link io.nethood.wire.WireReader} and {@link io.nethood.wire.WireWriter}. A reader checks a length
 * before it reads and throws {@link io.nethood.wire.MalformedMessage}, never an unchecked exception, whatever the peer
 * sent. Neither is thread-safe: one decoder owns one reader. {@link io.nethood.wire.CaseTable} is how names are compared.
 */
@NullMarked
package io.nethood.wire;

import org.jspecify.annotations.NullMarked;
