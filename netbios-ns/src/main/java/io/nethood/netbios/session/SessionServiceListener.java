package io.nethood.netbios.session;

import java.nio.charset.Charset;
import java.util.Set;

import io.nethood.netbios.NetbiosName;
import io.nethood.netbios.session.SessionPacket.NegativeResponse;
import io.nethood.netbios.session.SessionPacket.PositiveResponse;
import io.nethood.netbios.session.SessionPacket.SessionRequest;

/**
 * Decides which session requests a computer accepts, RFC 1002 5.3.
 *
 * @param listening names on which a service listens
 * @param registered further names of this computer, on which nobody listens
 */
public record SessionServiceListener(Set<NetbiosName> listening, Set<NetbiosName> registered) {
    /** What a client calls that knows an address but no name; Windows 2000 and XP answer to it ([MS-NBTE] note 4). */
    private static final String ANY_SMB_SERVER = "*SMBSERVER";

    public SessionServiceListener {
        listening = Set.copyOf(listening);
        registered = Set.copyOf(registered);
    }

    /**
     * The Server service of {@code computer}.
     *
     * @param computer NetBIOS name, 1..15 bytes in {@code codePage}
     * @param answersToAnySmbServer whether {@code *SMBSERVER} is accepted, as Windows 2000 and later do
     */
    public static SessionServiceListener ofServerService(
            String computer, Charset codePage, boolean answersToAnySmbServer) {
        NetbiosName server = NetbiosName.of(computer, NetbiosName.SERVER_SERVICE, codePage);
        NetbiosName workstation = NetbiosName.of(computer, NetbiosName.WORKSTATION_SERVICE, codePage);
        NetbiosName any = NetbiosName.of(ANY_SMB_SERVER, NetbiosName.SERVER_SERVICE, codePage);
        return new SessionServiceListener(
                answersToAnySmbServer ? Set.of(server, any) : Set.of(server), Set.of(workstation));
    }

    /** A {@link PositiveResponse} or a {@link NegativeResponse}. */
    public SessionPacket answer(SessionRequest request) {
        if (listening.contains(request.called())) {
            return new PositiveResponse();
        }
        return new NegativeResponse(
                registered.contains(request.called())
                        ? SessionError.NOT_LISTENING_ON_CALLED_NAME
                        : SessionError.CALLED_NAME_NOT_PRESENT);
    }
}
