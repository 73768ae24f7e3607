/** Figures: JMH benchmarks and end-to-end storms, each beside a yardstick in the same run. */
@NullMarked
package io.nethood.benchmarks;

import org.jspecify.annotations.NullMarked;
