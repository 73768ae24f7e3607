package io.nethood.smb.auth;

/**
 * The numbers that the messages of a signing connection carry, [MS-CIFS] 3.3.5.2.3 (ServerNextReceiveSequenceNumber).
 * Owned by the connection's thread.
 *
 * <p>The session setup that makes the connection sign is 0 and its response 1. From then on each request has the next
 * even number and its response, whenever it is sent, the odd one after it; a request without a response uses up both.
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

    /** Of the request that has arrived, which has a response or might have had one. */
    public int nextRequest() {
        int number = nextRequest;
        nextRequest = responseTo(number) + 1;
        return number;
    }

    /** Of the SMB_COM_NT_CANCEL that has arrived. */
    public int nextCancel() {
        return nextRequest++;
    }
}
