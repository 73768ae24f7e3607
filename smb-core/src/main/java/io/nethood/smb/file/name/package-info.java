/**
 * Names as clients send them: paths inside a share, wildcards, short names. Texts in, values out; nothing here knows which
 * files exist.
 *
 * <p>Entry points: {@link io.nethood.smb.file.name.SharePath#parse} and {@link io.nethood.smb.file.name.SearchPath#parse} for
 * what a request names, {@link io.nethood.smb.file.name.NamePattern} for what a search matches,
 * {@link io.nethood.smb.file.name.ShortNames} for 8.3 aliases. Every name in an accepted path is a
 * {@linkplain io.nethood.smb.file.name.FileName#isValid valid} one, so that none leads out of the share. Bad input is a
 * {@link io.nethood.smb.file.name.Parsed.Refused}, never an unchecked exception. Everything is immutable.
 */
@NullMarked
package io.nethood.smb.file.name;

import org.jspecify.annotations.NullMarked;
