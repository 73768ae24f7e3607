package io.nethood.smb.wire;

/**
 * The Win32 and network-management errors that RPC calls, RAP calls and the command line answer with ([MS-ERREF] 2.2), and
 * Windows' text for each.
 */
public enum Win32Error {
    SUCCESS(0, "The command completed successfully."),
    ACCESS_DENIED(5, "Access is denied."),
    INVALID_HANDLE(6, "The handle is invalid."),
    NOT_ENOUGH_MEMORY(8, "Not enough storage is available to process this command."),
    NOT_SUPPORTED(50, "The request is not supported."),
    REQ_NOT_ACCEP(
            71,
            "No more connections can be made to this remote computer at this time because there are already as many"
                    + " connections as the computer can accept."),
    INVALID_PARAMETER(87, "The parameter is incorrect."),
    INSUFFICIENT_BUFFER(122, "The data area passed to a system call is too small."),
    INVALID_NAME(123, "The filename, directory name, or volume label syntax is incorrect."),
    INVALID_LEVEL(124, "The system call level is not correct."),
    MORE_DATA(234, "More data is available."),
    CAN_NOT_COMPLETE(1003, "Cannot complete this function."),
    INVALID_USER_BUFFER(1784, "The supplied user buffer is not valid for the requested operation."),
    INVALID_PRINTER_NAME(1801, "The printer name is invalid."),
    INVALID_DATATYPE(1804, "The specified datatype is invalid."),
    NERR_UNKNOWN_DEV_DIR(2116, "The device or directory does not exist."),
    NERR_DUPLICATE_SHARE(2118, "The name has already been shared."),
    NERR_BUF_TOO_SMALL(2123, "The API return buffer is too small."),
    NERR_QUEUE_NOT_FOUND(2150, "The printer queue does not exist."),
    NERR_JOB_NOT_FOUND(2151, "The print job does not exist."),
    NERR_USER_NOT_FOUND(2221, "The user name could not be found."),
    NERR_NET_NAME_NOT_FOUND(2310, "This shared resource does not exist."),
    NERR_DEVICE_NOT_SHARED(2311, "This device is not shared."),
    NERR_CLIENT_NAME_NOT_FOUND(2312, "A session does not exist with that computer name."),
    NERR_FILE_ID_NOT_FOUND(2314, "There is not an open file with that identification number."),
    NERR_INVALID_COMPUTER(2351, "This computer name is invalid.");

    private final int code;
    private final String text;

    Win32Error(int code, String text) {
        this.code = code;
        this.text = text;
    }

    public int code() {
        return code;
    }

    /** What NET HELPMSG prints for it. */
    public String text() {
        return text;
    }
}
