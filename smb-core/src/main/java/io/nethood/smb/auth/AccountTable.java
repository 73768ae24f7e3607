package io.nethood.smb.auth;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.nethood.smb.session.Edition;
import io.nethood.wire.CaseTable;

/**
 * The accounts of a host, found by name whatever its case. Immutable.
 *
 * <p>Two are always there, as in Windows: Administrator, who is one whatever was said and whom no password opens unless one
 * was given; and Guest, disabled unless it was given enabled.
 */
public final class AccountTable {

    /** Name of the built-in administrator. */
    public static final String ADMINISTRATOR = "Administrator";

    /** Name of the built-in account of those who have none. */
    public static final String GUEST = "Guest";

    /** Editions on which Guest is enabled from the start: both share without asking who it is (E). */
    private static final ImmutableSet<Edition> WITH_GUEST = Sets.immutableEnumSet(Edition.XP_HOME, Edition.WIN98);

    private final ImmutableMap<String, Account> byUpperCaseName;
    private final Account guest;

    private AccountTable(ImmutableMap<String, Account> byUpperCaseName, Account guest) {
        this.byUpperCaseName = byUpperCaseName;
        this.guest = guest;
    }

    /**
     * A table of {@code accounts} and of those two that are always there.
     *
     * @throws IllegalArgumentException when two of them differ in case only, or not at all
     */
    public static AccountTable of(Collection<Account> accounts) {
        Map<String, Account> table = new LinkedHashMap<>();
        table.put(key(ADMINISTRATOR), Account.withoutPassword(ADMINISTRATOR).withAdministrator(true));
        table.put(key(GUEST), guest(false));
        Set<String> seen = new HashSet<>();
        for (Account account : accounts) {
            String key = key(account.name());
            if (!seen.add(key)) {
                throw new IllegalArgumentException("account name: " + account.name() + " (expected: each name once)");
            }
            table.put(key, key.equals(key(ADMINISTRATOR)) ? account.withAdministrator(true) : account);
        }
        ImmutableMap<String, Account> complete = ImmutableMap.copyOf(table);
        return new AccountTable(complete, Objects.requireNonNull(complete.get(key(GUEST))));
    }

    /** The built-in Guest: its password is blank, as in Windows. */
    public static Account guest(boolean enabled) {
        return Account.withPassword(GUEST, "", StandardCharsets.US_ASCII).withDisabled(!enabled);
    }

    /** Whether {@code edition} comes with Guest enabled. */
    public static boolean guestIsEnabledOn(Edition edition) {
        return WITH_GUEST.contains(edition);
    }

    /** Whether {@code name} is that of an account that is always there. */
    public static boolean isBuiltIn(String name) {
        return key(name).equals(key(ADMINISTRATOR)) || key(name).equals(key(GUEST));
    }

    private static String key(String name) {
        return CaseTable.fold(name);
    }

    Account guest() {
        return guest;
    }

    public Optional<Account> find(String name) {
        return Optional.ofNullable(byUpperCaseName.get(key(name)));
    }

    /** All accounts: Administrator and Guest, then the others in the order in which they were given. */
    public Collection<Account> accounts() {
        return byUpperCaseName.values();
    }

    @Override
    public String toString() {
        return "AccountTable" + byUpperCaseName.values();
    }
}
