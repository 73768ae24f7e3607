package io.nethood.smb.sam;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.google.common.collect.ImmutableList;
import io.nethood.smb.security.Sid;

/** A domain of one machine: its account domain, or BUILTIN ([MS-SAMR] 3.1.1.4). */
public record SamDomain(
        String name,
        Sid sid,
        ImmutableList<SamUser> users,
        ImmutableList<SamGroup> groups,
        ImmutableList<SamAlias> aliases) {

    public Optional<Principal> find(int rid) {
        return principals().filter(principal -> principal.rid() == rid).findFirst();
    }

    /** By name, whatever its case. */
    public Optional<Principal> find(String wanted) {
        return principals()
                .filter(principal -> principal.name().equalsIgnoreCase(wanted))
                .findFirst();
    }

    public Optional<SamUser> user(int rid) {
        return first(users, user -> user.rid() == rid);
    }

    public Optional<SamGroup> group(int rid) {
        return first(groups, group -> group.rid() == rid);
    }

    public Optional<SamAlias> alias(int rid) {
        return first(aliases, alias -> alias.rid() == rid);
    }

    /** The groups that the user {@code rid} is a member of. */
    public List<SamGroup> groupsOf(int rid) {
        return groups.stream().filter(group -> group.members().contains(rid)).toList();
    }

    /** Users, groups, aliases, in that order. */
    public Stream<Principal> principals() {
        return Stream.of(users, groups, aliases).flatMap(List::stream);
    }

    private static <T> Optional<T> first(List<T> candidates, Predicate<T> wanted) {
        return candidates.stream().filter(wanted).findFirst();
    }
}
