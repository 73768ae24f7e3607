package io.nethood.smb.policy;

import java.util.function.Predicate;

import com.google.common.collect.ImmutableSet;
import io.nethood.smb.session.Edition;
import io.nethood.smb.session.Edition.Family;

import static java.util.Arrays.stream;

/** Editions that have something in common, as the tables of this package name them. */
final class Editions {
    static final ImmutableSet<Edition> ALL = such(edition -> true);
    static final ImmutableSet<Edition> NT4 = of(Family.NT4);
    static final ImmutableSet<Edition> WINDOWS_2000 = of(Family.WINDOWS_2000);
    static final ImmutableSet<Edition> XP = of(Family.XP);
    static final ImmutableSet<Edition> XP_HOME = ImmutableSet.of(Edition.XP_HOME);
    static final ImmutableSet<Edition> XP_PROFESSIONAL = ImmutableSet.of(Edition.XP_PROFESSIONAL);
    static final ImmutableSet<Edition> WINDOWS_98 = of(Family.WINDOWS_9X);

    /** All that read the registry values of NT. */
    static final ImmutableSet<Edition> NT = such(edition -> edition.family() != Family.WINDOWS_9X);

    static final ImmutableSet<Edition> SERVERS = ImmutableSet.of(Edition.NT4_SERVER, Edition.WINDOWS_2000_SERVER);
    static final ImmutableSet<Edition> NT_CLIENTS = such(edition -> NT.contains(edition) && !SERVERS.contains(edition));

    private Editions() {}

    private static ImmutableSet<Edition> of(Family family) {
        return such(edition -> edition.family() == family);
    }

    private static ImmutableSet<Edition> such(Predicate<Edition> condition) {
        return stream(Edition.values()).filter(condition).collect(ImmutableSet.toImmutableSet());
    }
}
