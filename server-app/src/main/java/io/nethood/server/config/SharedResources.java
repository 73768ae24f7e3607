package io.nethood.server.config;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.nethood.smb.auth.Account;
import io.nethood.smb.auth.AccountTable;
import io.nethood.smb.auth.SharePassword;
import io.nethood.smb.host.ShareAdministration;
import io.nethood.smb.session.Edition;
import io.nethood.smb.share.AdministrativeShare;
import io.nethood.smb.share.Printer;
import org.jspecify.annotations.Nullable;

/** The disk shares and printers that a builder collects, and what only the whole can tell of them. */
final class SharedResources {
    /** Opens a share under share-level security. */
    private record Passwords(String full, @Nullable String readOnly) {}

    private final List<ShareConfig> shares = new ArrayList<>();
    private final List<Printer> printers = new ArrayList<>();
    private final Map<String, SpoolConfig> spools = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Passwords> passwords = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    void add(ShareConfig share) {
        shares.add(share);
    }

    void add(Printer printer) {
        printers.add(printer);
    }

    void spool(String printer, SpoolConfig spool) {
        spools.put(printer, spool);
    }

    Map<String, SpoolConfig> spools() {
        return spools;
    }

    /** @param readOnly null for none */
    void password(String share, String full, @Nullable String readOnly) {
        passwords.put(share, new Passwords(full, readOnly));
    }

    /** The disk shares, none for the default. */
    List<ShareConfig> checkedShares(Edition edition, AccountTable accounts, Charset oem) {
        shares.forEach(share -> check(share, edition, accounts));
        refuseTwins("printer", printers.stream().map(Printer::name).toList());
        refuseTwins(
                "share",
                Stream.concat(
                                shares.stream().map(ShareConfig::name),
                                printers.stream().map(Printer::name))
                        .toList());
        return shares.stream()
                .map(share ->
                        passwords.containsKey(share.name()) ? share.withPassword(password(share.name(), oem)) : share)
                .toList();
    }

    /** What one share says, by itself. */
    static void check(ShareConfig share, Edition edition, AccountTable accounts) {
        checkName("share", share.name());
        List<String> users = share.permissions().users();
        if (!users.isEmpty() && edition.family().shareLevelSecurity()) {
            throw ConfigException.wrong(
                    "share " + share.name() + ": users",
                    String.join(", ", users),
                    "none on " + edition.displayName() + ", where shares have passwords");
        }
        List<String> known = accounts.accounts().stream().map(Account::name).toList();
        for (String user : users) {
            if (known.stream().noneMatch(user::equalsIgnoreCase)) {
                throw new ConfigException(
                        "share " + share.name() + ": unknown user: " + user + NearestName.hint(user, known));
            }
        }
    }

    List<Printer> checkedPrinters(Edition edition, Charset oem) {
        for (Printer printer : printers) {
            checkName("printer", printer.name());
        }
        if (!passwords.isEmpty() && !edition.family().shareLevelSecurity()) {
            throw ConfigException.wrong(
                    "password of a share",
                    String.join(", ", passwords.keySet()),
                    "none on " + edition.displayName()
                            + ", where users have passwords; edition win98 has share-level security");
        }
        List<Printer> wanted = printers.isEmpty() ? List.of(Printer.named("LABJET")) : printers;
        return wanted.stream()
                .map(printer -> passwords.containsKey(printer.name())
                        ? printer.withPassword(password(printer.name(), oem))
                        : printer)
                .toList();
    }

    private SharePassword password(String share, Charset oem) {
        Passwords given = passwords.get(share);
        if (given == null) {
            throw new IllegalStateException("share " + share + " has no password");
        }
        SharePassword full = SharePassword.forFullAccess(given.full(), oem);
        String readOnly = given.readOnly();
        return readOnly == null ? full : full.withReadOnly(readOnly);
    }

    private static void checkName(String what, String name) {
        boolean wrong = !ShareAdministration.isShareName(name)
                || name.equalsIgnoreCase("IPC$")
                || AdministrativeShare.named(name).isPresent();
        if (wrong) {
            throw ConfigException.wrong(
                    what,
                    '"' + name + '"',
                    "1..80 characters, none of \\ / : * ? \" < > | + [ ] ; , =, and not IPC$, ADMIN$, C$, PIPE or"
                            + " MAILSLOT");
        }
    }

    static void refuseTwins(String what, List<String> names) {
        List<String> seen = new ArrayList<>();
        for (String name : names) {
            if (seen.stream().anyMatch(name::equalsIgnoreCase)) {
                throw ConfigException.wrong(what, name, "each name once");
            }
            seen.add(name);
        }
    }
}
