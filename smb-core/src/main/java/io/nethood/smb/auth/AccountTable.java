package io.nethood.smb.auth;

import java.util.Collection;
import java.util.Optional;

import com.google.common.collect.ImmutableMap;

/** The accounts of a host, found by name whatever its case. Immutable. */
public final class AccountTable {
    private static final AccountTable EMPTY = new AccountTable(ImmutableMap.of());

    private final ImmutableMap<String, Account> byUpperCaseName;

    private AccountTable(ImmutableMap<String, Account> byUpperCaseName) {
        this.byUpperCaseName = byUpperCaseName;
    }

    /** A table in which nobody is found. */
    public static AccountTable empty() {
        return EMPTY;
    }

    /**
     * A table of {@code accounts}.
     *
     * @throws IllegalArgumentException when two of them differ in case only, or not at all
     */
    public static AccountTable of(Collection<Account> accounts) {
        ImmutableMap.Builder<String, Account> table = ImmutableMap.builder();
        for (Account account : accounts) {
            table.put(NtlmHash.upperCase(account.name()), account);
        }
        return new AccountTable(table.buildOrThrow());
    }

    public Optional<Account> find(String name) {
        return Optional.ofNullable(byUpperCaseName.get(NtlmHash.upperCase(name)));
    }

    /** All accounts, in the order in which they were given. */
    public Collection<Account> accounts() {
        return byUpperCaseName.values();
    }

    @Override
    public String toString() {
        return "AccountTable" + byUpperCaseName.values();
    }
}
