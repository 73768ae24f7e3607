package io.nethood.smb.sam;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import io.nethood.event.SessionKind;
import io.nethood.smb.auth.Account;
import io.nethood.smb.auth.AccountTable;
import io.nethood.smb.security.Sid;
import io.nethood.smb.security.Token;
import io.nethood.smb.security.WellKnownSids;
import io.nethood.smb.session.Edition.Family;
import org.jspecify.annotations.Nullable;

/**
 * The security accounts of one machine, as the samr and lsarpc interfaces show them: the account domain, which is called
 * as the computer, and BUILTIN.
 *
 * <p>Administrator has RID 500 and Guest 501 ([MS-SAMR] 2.2.1.14); the other accounts follow from 1000 on ([MS-SAMR] 3.1.1.9.2: the first RID a new account gets), in
 * the order in which they were given.
 */
public final class AccountDatabase {
    private static final int FIRST_FREE_RID = 1000;

    private final SamDomain accountDomain;
    private final SamDomain builtinDomain;
    private final ImmutableList<NamedSid> wellKnown;
    private final Family family;

    private AccountDatabase(SamDomain accountDomain, SamDomain builtinDomain, Family family) {
        this.accountDomain = accountDomain;
        this.builtinDomain = builtinDomain;
        this.wellKnown = WellKnownNames.of(family);
        this.family = family;
    }

    /**
     * The accounts of one machine.
     *
     * @param computer name of the machine, and of its account domain
     * @param machine SID of that domain
     * @param accounts who may log on
     */
    public static AccountDatabase of(String computer, Sid machine, Family family, AccountTable accounts) {
        ImmutableList<SamUser> users = users(accounts);
        SamGroup none = new SamGroup(
                SamGroup.NONE,
                "None",
                "Ordinary users",
                users.stream().map(SamUser::rid).collect(ImmutableList.toImmutableList()));
        BuiltinAliases.Insiders insiders = insiders(machine, users, accounts);
        return new AccountDatabase(
                new SamDomain(computer, machine, users, ImmutableList.of(none), ImmutableList.of()),
                new SamDomain(
                        "BUILTIN",
                        WellKnownSids.BUILTIN,
                        ImmutableList.of(),
                        ImmutableList.of(),
                        BuiltinAliases.of(family, insiders)),
                family);
    }

    /** The SID of a machine: S-1-5-21 and three numbers; the same for the same {@code seed} and {@code computer}. */
    public static Sid machineSid(long seed, String computer) {
        byte[] digest = Hashing.sha256()
                .newHasher()
                .putLong(seed)
                .putString(computer, StandardCharsets.UTF_8)
                .hash()
                .asBytes();
        ByteBuffer numbers = ByteBuffer.wrap(digest);
        return WellKnownSids.NT_AUTHORITY
                .child(21)
                .child(numbers.getInt())
                .child(numbers.getInt())
                .child(numbers.getInt());
    }

    public SamDomain accountDomain() {
        return accountDomain;
    }

    public SamDomain builtinDomain() {
        return builtinDomain;
    }

    /** Both, in the order in which they are enumerated. */
    public List<SamDomain> domains() {
        return List.of(accountDomain, builtinDomain);
    }

    /** By name, whatever its case. */
    public Optional<SamDomain> domain(String name) {
        return domains().stream()
                .filter(domain -> domain.name().equalsIgnoreCase(name))
                .findFirst();
    }

    public Optional<SamDomain> domain(Sid sid) {
        return domains().stream().filter(domain -> domain.sid().equals(sid)).findFirst();
    }

    /** What {@code sid} is called, if anything here is it. */
    public Optional<NamedSid> named(Sid sid) {
        return named().filter(candidate -> candidate.sid().equals(sid)).findFirst();
    }

    /**
     * What is called {@code name}: alone, or behind its domain and a backslash; whatever the case. No name at all is
     * BUILTIN, as on Windows.
     */
    public Optional<NamedSid> named(String name) {
        if (name.isEmpty()) {
            return named(builtinDomain.sid());
        }
        int backslash = name.indexOf('\\');
        if (backslash < 0) {
            return named().filter(candidate -> label(candidate).equalsIgnoreCase(name))
                    .findFirst();
        }
        String domain = name.substring(0, backslash);
        String rest = name.substring(backslash + 1);
        return named().filter(candidate -> candidate.domain().equalsIgnoreCase(domain)
                        && candidate.name().equalsIgnoreCase(rest))
                .findFirst();
    }

    /** A domain goes by its own name. */
    private static String label(NamedSid named) {
        return named.use() == SidNameUse.DOMAIN ? named.domain() : named.name();
    }

    /**
     * What access checks know of a session ([MS-DTYP] 2.5.2).
     *
     * @param account of a session of kind USER, one of these accounts; otherwise not looked at
     * @param everyoneIncludesAnonymous what {@link io.nethood.smb.policy.Gate#EVERYONE} answers
     */
    public Token token(SessionKind kind, @Nullable String account, boolean everyoneIncludesAnonymous) {
        return switch (kind) {
            case NULL -> Token.anonymous(everyoneIncludesAnonymous);
            case GUEST -> token(SamUser.GUEST, ImmutableList.of());
            case USER -> user(account);
        };
    }

    /** An account that is not here has proved a password elsewhere, and is nobody in particular. */
    private Token user(@Nullable String account) {
        ImmutableList<Sid> authenticated = ImmutableList.of(WellKnownSids.AUTHENTICATED_USERS);
        return accountDomain.users().stream()
                .filter(user -> user.name().equalsIgnoreCase(account))
                .findFirst()
                .map(user -> token(user.rid(), authenticated))
                .orElseGet(() -> token(SamUser.GUEST, ImmutableList.of()));
    }

    /** What an administrator creates belongs to the user on XP, and to Administrators before it. */
    private Token token(int rid, ImmutableList<Sid> groups) {
        Sid user = accountDomain.sid().child(rid);
        Sid primaryGroup = accountDomain.sid().child(SamGroup.NONE);
        Token plain = Token.of(user, user, primaryGroup, groups);
        ImmutableList<Sid> all =
                Stream.concat(groups.stream(), aliasesOf(plain)).collect(ImmutableList.toImmutableList());
        boolean ownedByGroup = all.contains(WellKnownSids.ADMINISTRATORS) && family.compareTo(Family.XP) < 0;
        return Token.of(user, ownedByGroup ? WellKnownSids.ADMINISTRATORS : user, primaryGroup, all);
    }

    private Stream<Sid> aliasesOf(Token token) {
        return builtinDomain.aliases().stream()
                .filter(alias -> alias.members().stream().anyMatch(token::has))
                .map(alias -> builtinDomain.sid().child(alias.rid()));
    }

    /** All there is, in the order in which a name is looked for ([MS-LSAT] 3.1.4.5). */
    private Stream<NamedSid> named() {
        return Stream.concat(
                wellKnown.stream(), Stream.of(builtinDomain, accountDomain).flatMap(AccountDatabase::namesIn));
    }

    private static Stream<NamedSid> namesIn(SamDomain domain) {
        NamedSid itself = new NamedSid(domain.name(), domain.sid(), "", domain.sid(), SidNameUse.DOMAIN);
        return Stream.concat(
                Stream.of(itself),
                domain.principals()
                        .map(principal -> new NamedSid(
                                domain.name(),
                                domain.sid(),
                                principal.name(),
                                domain.sid().child(principal.rid()),
                                principal.use())));
    }

    private static ImmutableList<SamUser> users(AccountTable accounts) {
        ImmutableList.Builder<SamUser> users = ImmutableList.builder();
        users.add(builtIn(
                accounts,
                SamUser.ADMINISTRATOR,
                AccountTable.ADMINISTRATOR,
                "Built-in account for administering the computer/domain",
                SamUser.CONTROL_PASSWORD_NEVER_EXPIRES));
        users.add(builtIn(
                accounts,
                SamUser.GUEST,
                AccountTable.GUEST,
                "Built-in account for guest access to the computer/domain",
                SamUser.CONTROL_PASSWORD_NEVER_EXPIRES | SamUser.CONTROL_NO_PASSWORD));
        int rid = FIRST_FREE_RID;
        for (Account account : accounts.accounts()) {
            if (!AccountTable.isBuiltIn(account.name())) {
                users.add(new SamUser(rid++, account.name(), "", control(account.disabled())));
            }
        }
        return users.build();
    }

    private static SamUser builtIn(AccountTable accounts, int rid, String name, String comment, int control) {
        Account account = accounts.find(name).orElseThrow();
        return new SamUser(rid, name, comment, control | control(account.disabled()));
    }

    private static int control(boolean disabled) {
        return SamUser.CONTROL_NORMAL | (disabled ? SamUser.CONTROL_DISABLED : 0);
    }

    /** Guest is a guest in any case; the others are where their accounts put them. */
    private static BuiltinAliases.Insiders insiders(Sid machine, List<SamUser> users, AccountTable accounts) {
        ImmutableList.Builder<Sid> administrators = ImmutableList.builder();
        ImmutableList.Builder<Sid> ordinary = ImmutableList.builder();
        for (SamUser user : users) {
            if (accounts.find(user.name()).orElseThrow().administrator()) {
                administrators.add(machine.child(user.rid()));
            } else if (user.rid() != SamUser.GUEST) {
                ordinary.add(machine.child(user.rid()));
            }
        }
        return new BuiltinAliases.Insiders(administrators.build(), ordinary.build(), machine.child(SamUser.GUEST));
    }
}
