package io.nethood.smb.rpc.lsarpc;

import java.util.ArrayList;
import java.util.List;

import io.nethood.smb.rpc.ndr.NdrWriter;
import io.nethood.smb.rpc.object.ListPage;
import io.nethood.smb.sam.AccountDatabase;
import io.nethood.smb.sam.NamedSid;
import io.nethood.smb.sam.SidNameUse;
import io.nethood.smb.security.Sid;
import io.nethood.smb.wire.NtStatus;
import org.jspecify.annotations.Nullable;

/**
 * What names or SIDs mean, and the domains that the answers refer to by their index ([MS-LSAT] 3.1.4.5, 3.1.4.9).
 *
 * @param domains each once, in the order in which they came up
 * @param items one for each name or SID that was asked for
 */
record Translation(List<Domain> domains, List<Item> items) {
    /** An item that belongs to no domain known here. */
    private static final int NO_DOMAIN = -1;

    /** MaxEntries of LSAPR_REFERENCED_DOMAIN_LIST: it means nothing, and this is what Windows says. */
    private static final int MAX_DOMAINS = 32;

    /** LSAPR_TRUST_INFORMATION, [MS-LSAT] 2.2.11. */
    record Domain(String name, Sid sid) {}

    /**
     * One answer.
     *
     * @param name without its domain; of a SID that nobody has, its number or its text form
     * @param sid null for a name that nobody has
     * @param domain index in the list of domains
     */
    record Item(String name, @Nullable Sid sid, SidNameUse use, int domain) {
        /** RelativeId of a name: 0 of one that nobody has, all ones of a domain. */
        int rid() {
            if (sid == null) {
                return 0;
            }
            return use == SidNameUse.DOMAIN ? -1 : sid.rid();
        }

        private boolean mapped() {
            return use != SidNameUse.UNKNOWN;
        }
    }

    static Translation ofNames(AccountDatabase accounts, List<String> names) {
        List<Domain> domains = new ArrayList<>();
        List<Item> items = names.stream()
                .map(name -> accounts.named(name)
                        .map(named -> item(named, domains))
                        .orElse(new Item("", null, SidNameUse.UNKNOWN, NO_DOMAIN)))
                .toList();
        return new Translation(domains, items);
    }

    static Translation ofSids(AccountDatabase accounts, List<Sid> sids) {
        List<Domain> domains = new ArrayList<>();
        List<Item> items = sids.stream()
                .map(sid -> accounts.named(sid)
                        .map(named -> item(named, domains))
                        .orElseGet(() -> nobody(accounts, sid, domains)))
                .toList();
        return new Translation(domains, items);
    }

    private static Item item(NamedSid named, List<Domain> domains) {
        return new Item(
                named.name(), named.sid(), named.use(), index(new Domain(named.domain(), named.domainSid()), domains));
    }

    /** In a domain of ours a number without a name goes by its eight digits; elsewhere there is only the SID itself. */
    private static Item nobody(AccountDatabase accounts, Sid sid, List<Domain> domains) {
        return accounts.domain(sid.parent())
                .map(domain -> new Item(
                        "%08X".formatted(sid.rid()),
                        sid,
                        SidNameUse.UNKNOWN,
                        index(new Domain(domain.name(), domain.sid()), domains)))
                .orElse(new Item(sid.toString(), sid, SidNameUse.UNKNOWN, NO_DOMAIN));
    }

    private static int index(Domain domain, List<Domain> domains) {
        int known = domains.indexOf(domain);
        if (known >= 0) {
            return known;
        }
        domains.add(domain);
        return domains.size() - 1;
    }

    int mappedCount() {
        return (int) items.stream().filter(Item::mapped).count();
    }

    NtStatus status() {
        int mapped = mappedCount();
        if (mapped == items.size()) {
            return NtStatus.SUCCESS;
        }
        return mapped == 0 ? NtStatus.NONE_MAPPED : NtStatus.SOME_NOT_MAPPED;
    }

    /** LSAPR_REFERENCED_DOMAIN_LIST, [MS-LSAT] 2.2.12, behind its pointer. */
    void encodeDomains(NdrWriter out) {
        out.pointer(domains, (list, all) -> {
            ListPage.buffer(
                    list,
                    all,
                    (array, domain) -> array.countedString(domain.name()).pointer(domain.sid(), NdrWriter::sid));
            list.u32(MAX_DOMAINS);
        });
    }
}
