package io.nethood.smb.auth;

/**
 * The numbers that the messages of a signing connection carry, [MS-CIFS] 3.3.5.2.3 (ServerNextReceiveSequenceNumber).
 * Owned by the connection's thread.
 *
 * <p>The session setup that makes the connection sign is 0 and its response 1. From then on each request has the next
 * even number and its response, whenever it is sent, the odd one after it; a request without a response uses up both.
 * A request whose signature is wrong uses up none.
 * SMB_COM_NT_CANCEL alone uses up one, after which the roles of even and odd are swapped.
 */
public final class SigningSequence {
    private static final int OF_THE_SETUP = 0;

    private int nextRequest = responseTo(OF_THE_SETUP) + 1;

    /** Of the session setup's response: the first message that is signed. */
    public static int ofSetupResponse() {
        return responseTo(OF_THE_SETUP);
    }

    /** Of the response to the request {@code number}. */
    public static int responseTo(int number) {
        return number + 1;
    }

    /** Of the request that comes next. It stays the next until {@link #accept} takes it. */
    public int nextRequest() {
        return nextRequest;
    }

    /** The next request has come, and its signature was right. */
    public void accept(boolean isCancel) {
        nextRequest += isCancel ? 1 : 2;
    }
}
