/**
 * Why a client was refused, who holds what, and what helps.
 *
 * <p>{@link io.nethood.server.explain.Explainer} is pure: a {@link io.nethood.server.explain.Situation} in, an
 * {@link io.nethood.server.explain.Explanation} out; {@link io.nethood.server.explain.ExplanationText} words it for a person.
 * The remedies are a table, {@link io.nethood.server.explain.RemedyRule}.
 */
@NullMarked
package io.nethood.server.explain;

import org.jspecify.annotations.NullMarked;
