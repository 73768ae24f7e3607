"""Tries in NULL sessions what RestrictAnonymous and its relatives are about.

null_gates.py HOST PORT SHARE LISTED_PIPE UNLISTED_PIPE

Prints one line for each gate: its name and "yes", or the error that it was answered with.
"""
import struct
import sys

from impacket import smb
from impacket.dcerpc.v5 import samr, srvs, transport
from impacket.smb import SMB_DIALECT
from impacket.smbconnection import SMBConnection

host, port, share, listed, unlisted = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4], sys.argv[5]
connection = SMBConnection(host, host, sess_port=port, preferredDialect=SMB_DIALECT, timeout=20)


class Refused(Exception):
    """An error number in an answer that came all the same."""


def bound(pipe, interface):
    rpc = transport.SMBTransport(host, port, "\\" + pipe, smb_connection=connection).get_dce_rpc()
    rpc.connect()
    rpc.bind(interface)
    return rpc


def net_share_enum():
    srvs.hNetrShareEnum(bound("srvsvc", srvs.MSRPC_UUID_SRVS), 1)


def accounts():
    """samr, and the handle of the domain whose accounts are the computer's own."""
    rpc = bound("samr", samr.MSRPC_UUID_SAMR)
    server = samr.hSamrConnect2(rpc)["ServerHandle"]
    names = samr.hSamrEnumerateDomainsInSamServer(rpc, server)["Buffer"]["Buffer"]
    sid = samr.hSamrLookupDomainInSamServer(rpc, server, names[0]["Name"])["DomainId"]
    return rpc, samr.hSamrOpenDomain(rpc, server, domainId=sid)["DomainHandle"]


def users():
    rpc, domain = accounts()
    samr.hSamrEnumerateUsersInDomain(rpc, domain)


def look_up():
    rpc, domain = accounts()
    samr.hSamrLookupIdsInDomain(rpc, domain, (500,))


def password_policy():
    samr.hSamrGetDomainPasswordInformation(bound("samr", samr.MSRPC_UUID_SAMR))


def rap(opcode, descriptors, arguments):
    server = connection.getSMBServer()
    tree = connection.connectTree("IPC$")
    name = "\\PIPE\\LANMAN\0".encode("utf-16le" if server.get_flags()[1] & smb.SMB.FLAGS2_UNICODE else "ascii")
    server.send_trans(tree, b"", name, struct.pack("<H", opcode) + descriptors + arguments, b"")
    answer = server.recvSMB()
    answer.isValidAnswer(smb.SMB.SMB_COM_TRANSACTION)
    words = smb.SMBTransactionResponse_Parameters(smb.SMBCommand(answer["Data"][0])["Parameters"])
    raw = answer.rawData
    status, = struct.unpack_from("<H", raw, words["ParameterOffset"])
    if status:
        raise Refused(status)


def tried(gate, attempt):
    try:
        attempt()
        print("%s yes" % gate)
        return True
    except Refused as refusal:
        print("%s %d" % (gate, refusal.args[0]))
    except Exception as refusal:
        code = getattr(refusal, "getErrorCode", getattr(refusal, "get_error_code", lambda: None))()
        print("%s %s" % (gate, refusal if code is None else "0x%08x" % code if code > 0xFFFF else code))
    return False


tried("setup", lambda: connection.login("", ""))
tried("share", lambda: connection.connectTree(share))
if tried("IPC$", lambda: connection.connectTree("IPC$")):
    tree = connection.connectTree("IPC$")
    tried("listed", lambda: connection.openFile(tree, "\\" + listed))
    tried("unlisted", lambda: connection.openFile(tree, "\\" + unlisted))
    tried("NetrShareEnum", net_share_enum)
    tried("NetShareEnum", lambda: rap(0, b"WrLeh\0B13\0", struct.pack("<HH", 0, 4096)))
    tried("NetServerEnum", lambda: rap(104, b"WrLehDO\0B16\0", struct.pack("<HHL", 0, 4096, 0xFFFFFFFF)))
    tried("users", users)
    tried("look-up", look_up)
    tried("password-policy", password_policy)
