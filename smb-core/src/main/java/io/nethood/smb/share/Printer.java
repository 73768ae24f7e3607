package io.nethood.smb.share;

import io.nethood.smb.auth.SharePassword;
import org.jspecify.annotations.Nullable;

/**
 * A printer of a host, shared under its own name ([MS-RPRN] 2.2.1.10, PRINTER_INFO).
 *
 * @param name the printer's and the share's name
 * @param comment shown as the remark
 * @param driver name of its driver
 * @param port where it prints, such as {@code LPT1:}
 * @param password asked for under share-level security; null for none
 */
public record Printer(
        String name,
        String comment,
        String driver,
        String port,
        @Nullable SharePassword password) {

    /** A lab printer that prints to LPT1. */
    public static Printer named(String name) {
        return new Printer(name, "", "HP LaserJet 4", "LPT1:", null);
    }

    /** The share under which others reach it. */
    public Share share() {
        Share share = new Share(name, ShareType.PRINTER, comment, port, Share.UNLIMITED_USES);
        return password == null ? share : share.withPassword(password);
    }

    public Printer withPassword(SharePassword value) {
        return new Printer(name, comment, driver, port, value);
    }
}
