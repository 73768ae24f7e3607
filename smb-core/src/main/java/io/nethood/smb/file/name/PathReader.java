package io.nethood.smb.file.name;

import java.util.ArrayList;
import java.util.List;

import io.nethood.smb.wire.NtStatus;
import io.nethood.wire.CaseTable;

import static io.nethood.smb.wire.NtStatus.OBJECT_NAME_INVALID;
import static io.nethood.smb.wire.NtStatus.OBJECT_PATH_SYNTAX_BAD;
import static io.nethood.smb.wire.NtStatus.SUCCESS;

/** One pass over the text of a path; what it read stands in its fields. */
final class PathReader {
    private static final char SEPARATOR = '\\';
    private static final String DATA = "$DATA";

    private final String path;
    private final NameRules rules;
    private final boolean search;
    private final List<String> names = new ArrayList<>();
    private final boolean trailingSeparator;
    private final NtStatus status;
    private String stream = "";

    /** @param search whether the last part may have wildcards, and no stream */
    PathReader(String path, NameRules rules, boolean search) {
        this.path = path;
        this.rules = rules;
        this.search = search;
        this.status = read();
        this.trailingSeparator = !names.isEmpty() && path.charAt(path.length() - 1) == SEPARATOR;
    }

    boolean isRefused() {
        return status != SUCCESS;
    }

    NtStatus status() {
        return status;
    }

    List<String> names() {
        return names;
    }

    String stream() {
        return stream;
    }

    boolean trailingSeparator() {
        return trailingSeparator;
    }

    /** Takes the last part from the names, unless a separator says that it is a directory. */
    String takePattern() {
        return names.isEmpty() || trailingSeparator ? "" : names.removeLast();
    }

    private NtStatus read() {
        if (path.length() > SharePath.LONGEST) {
            return OBJECT_NAME_INVALID;
        }
        int start = afterSeparators(0);
        while (start < path.length()) {
            int end = path.indexOf(SEPARATOR, start);
            if (end < 0) {
                end = path.length();
            }
            NtStatus part = readPart(start, end);
            if (part != SUCCESS) {
                return part;
            }
            start = afterSeparators(end);
        }
        return SUCCESS;
    }

    private int afterSeparators(int from) {
        int at = from;
        while (at < path.length() && path.charAt(at) == SEPARATOR) {
            at++;
        }
        return at;
    }

    private NtStatus readPart(int start, int end) {
        if (path.charAt(start) == '.') {
            if (end == start + 1) {
                return afterSeparators(end) == path.length() ? OBJECT_NAME_INVALID : SUCCESS;
            }
            if (end == start + 2 && path.charAt(start + 1) == '.') {
                if (names.isEmpty()) {
                    return OBJECT_PATH_SYNTAX_BAD;
                }
                names.removeLast();
                return SUCCESS;
            }
        }
        return readName(start, end);
    }

    private NtStatus readName(int start, int end) {
        boolean wild = false;
        boolean last = end == path.length();
        int at = start;
        for (; at < end; at++) {
            char unit = path.charAt(at);
            if (!FileName.isAllowed(unit)) {
                if (unit == ':' && last && !search) {
                    break;
                }
                if (!FileName.isWildcard(unit) || !last || !search) {
                    return OBJECT_NAME_INVALID;
                }
                wild = true;
            }
        }
        int nameEnd = rules == NameRules.DOS && !wild ? FileName.endWithoutDotsAndSpaces(path, start, at) : at;
        boolean ofRoot = start == at && names.isEmpty();
        if (!ofRoot) {
            String name = path.substring(start, nameEnd);
            if (name.isEmpty() || name.length() > FileName.LONGEST || FileName.isDots(name)) {
                return OBJECT_NAME_INVALID;
            }
            names.add(name);
        }
        return at < end ? readStream(at + 1, end) : SUCCESS;
    }

    /** What stands behind the first colon: the stream's name, its type, or both. */
    private NtStatus readStream(int start, int end) {
        int colon = path.indexOf(':', start);
        int nameEnd = colon < 0 ? end : colon;
        if (colon >= 0 && !CaseTable.equalsIgnoreCase(path.substring(colon + 1, end), DATA)) {
            return OBJECT_NAME_INVALID;
        }
        if (nameEnd - start > FileName.LONGEST || (nameEnd == start && (colon < 0 || names.isEmpty()))) {
            return OBJECT_NAME_INVALID;
        }
        for (int at = start; at < nameEnd; at++) {
            if (path.charAt(at) == '/' || path.charAt(at) == '\0') {
                return OBJECT_NAME_INVALID;
            }
        }
        stream = path.substring(start, nameEnd);
        return SUCCESS;
    }
}
