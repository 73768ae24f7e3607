"""Opens NULL sessions and keeps a printer open in each, as a spooler does.

null_sessions.py HOST PORT COUNT PRINTER leave    closes everything and ends
null_sessions.py HOST PORT COUNT PRINTER stay     keeps them until its standard input ends

Prints a line for each session and ends with 1 when one is refused.
"""
import sys

from impacket.dcerpc.v5 import rprn, transport
from impacket.smb import SMB_DIALECT
from impacket.smbconnection import SMBConnection

host, port, count, printer, then = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4], sys.argv[5]
held = []
for number in range(1, count + 1):
    try:
        connection = SMBConnection(host, host, sess_port=port, preferredDialect=SMB_DIALECT, timeout=30)
        connection.login("", "", ntlmFallback=False)
        pipe = transport.SMBTransport(host, port, "\\spoolss", smb_connection=connection)
        rpc = pipe.get_dce_rpc()
        rpc.connect()
        rpc.bind(rprn.MSRPC_UUID_RPRN)
        handle = rprn.hRpcOpenPrinter(rpc, "\\\\%s\\%s\x00" % (host, printer))["pHandle"]
    except Exception as refusal:
        print("session %d refused: %s" % (number, refusal), flush=True)
        sys.exit(1)
    held.append((connection, rpc, handle))
    print("session %d handle %r" % (number, handle), flush=True)

if then == "stay":
    print("holding", flush=True)
    sys.stdin.read()
for connection, rpc, handle in held:
    rprn.hRpcClosePrinter(rpc, handle)
    connection.close()
