package io.nethood.smb.rap;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.nethood.smb.host.OpenView;
import io.nethood.smb.rap.RapCall.RapCallContext;
import io.nethood.smb.wire.Win32Error;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;

/**
 * NetFileEnum2, NetFileGetInfo2, NetFileClose2: of LAN Manager's heritage, not in [MS-RAP], under the numbers that {@code net
 * rap} sends; for administrators.
 */
final class FileCommands {
    private static final int ID_LEVEL = 2;
    private static final int WHOLE_LEVEL = 3;

    /** The key to resume with has 8 bytes. */
    private static final int RESUME_WORDS = 4;

    private FileCommands() {}

    static RapResult enumerate(RapCallContext context, WireReader parameters) throws MalformedMessage {
        String basePath = upperCase(parameters, context);
        String user = upperCase(parameters, context);
        int level = parameters.u16();
        int receiveBufferSize = parameters.u16();
        Win32Error refusal = refusal(context, level);
        if (refusal != Win32Error.SUCCESS) {
            return new RapResult.Status(refusal, 2 + RESUME_WORDS);
        }
        List<RapStructure> entries = context.host().opens().all().stream()
                .filter(open -> open.path().toUpperCase(Locale.ROOT).startsWith(basePath))
                .filter(open -> user.isEmpty() || userOf(open).equalsIgnoreCase(user))
                .map(open -> structure(context, open, level))
                .toList();
        return new RapResult.Entries(entries, 0, receiveBufferSize, RESUME_WORDS);
    }

    private static String upperCase(WireReader parameters, RapCallContext context) throws MalformedMessage {
        return parameters.oemString(context.host().settings().codePage()).toUpperCase(Locale.ROOT);
    }

    static RapResult getInfo(RapCallContext context, WireReader parameters) throws MalformedMessage {
        long id = parameters.u32();
        int level = parameters.u16();
        int receiveBufferSize = parameters.u16();
        Win32Error refusal = refusal(context, level);
        if (refusal != Win32Error.SUCCESS) {
            return new RapResult.Status(refusal, 1);
        }
        Optional<OpenView> open = context.host().opens().find(id);
        return open.isPresent()
                ? new RapResult.Single(structure(context, open.get(), level), receiveBufferSize)
                : new RapResult.Status(Win32Error.NERR_FILE_ID_NOT_FOUND, 1);
    }

    static RapResult close(RapCallContext context, WireReader parameters) throws MalformedMessage {
        long id = parameters.u32();
        if (!context.client().administrator()) {
            return new RapResult.Status(Win32Error.ACCESS_DENIED, 0);
        }
        boolean found = context.host().opens().close(id);
        return new RapResult.Status(found ? Win32Error.SUCCESS : Win32Error.NERR_FILE_ID_NOT_FOUND, 0);
    }

    private static Win32Error refusal(RapCallContext context, int level) {
        if (level != ID_LEVEL && level != WHOLE_LEVEL) {
            return Win32Error.INVALID_LEVEL;
        }
        return context.client().administrator() ? Win32Error.SUCCESS : Win32Error.ACCESS_DENIED;
    }

    /** File info 2 and 3, data descriptors {@code D} and {@code DWWzz}. */
    private static RapStructure structure(RapCallContext context, OpenView open, int level) {
        RapStructure structure = new RapStructure(context.host().settings().codePage()).dword((int) open.id());
        return level == ID_LEVEL
                ? structure
                : structure
                        .word(open.permissions())
                        .word(Math.min(open.locks(), 0xFFFF))
                        .text(open.path())
                        .text(userOf(open));
    }

    private static String userOf(OpenView open) {
        String user = open.user();
        return user == null ? "" : user;
    }
}
