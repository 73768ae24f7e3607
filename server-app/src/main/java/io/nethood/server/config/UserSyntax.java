package io.nethood.server.config;

/** {@code NAME%PASSWORD[,admin]} and {@code NAME@FILE[,admin]}: whichever of the two signs comes first decides. */
final class UserSyntax {
    private static final String ADMIN = ",admin";

    private UserSyntax() {}

    static UserConfig parse(OptionValue value) {
        boolean administrator = value.text().endsWith(ADMIN);
        String account =
                administrator ? value.text().substring(0, value.text().length() - ADMIN.length()) : value.text();
        int sign = firstSign(account);
        if (sign < 1) {
            // The text may hold a password, so it is not repeated.
            throw ConfigException.wrong(value.where(), "...", "NAME%PASSWORD[,admin] or NAME@PASSWORDFILE[,admin]");
        }
        String name = account.substring(0, sign);
        String rest = account.substring(sign + 1);
        String password = account.charAt(sign) == '%' ? rest : value.firstLineOf(rest);
        return UserConfig.withPassword(name, password, administrator);
    }

    private static int firstSign(String account) {
        for (int i = 0; i < account.length(); i++) {
            if (account.charAt(i) == '%' || account.charAt(i) == '@') {
                return i;
            }
        }
        return -1;
    }
}
