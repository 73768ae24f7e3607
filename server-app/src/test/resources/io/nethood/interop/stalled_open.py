"""stalled_open.py HOST PORT PRINTER: calls OpenPrinterEx in a NULL session and waits for its answer for ever."""
import sys

from impacket.dcerpc.v5 import rprn, transport
from impacket.smb import SMB_DIALECT
from impacket.smbconnection import SMBConnection

host, port, printer = sys.argv[1], int(sys.argv[2]), sys.argv[3]
connection = SMBConnection(host, host, sess_port=port, preferredDialect=SMB_DIALECT, timeout=300)
connection.login("", "", ntlmFallback=False)
rpc = transport.SMBTransport(host, port, "\\spoolss", smb_connection=connection).get_dce_rpc()
rpc.connect()
rpc.bind(rprn.MSRPC_UUID_RPRN)
client = rprn.SPLCLIENT_CONTAINER()
client["Level"] = 1
client["ClientInfo"]["tag"] = 1
info = client["ClientInfo"]["pClientInfo1"]
info["dwSize"] = 28
info["pMachineName"] = "\\\\lab\x00"
info["pUserName"] = "nobody\x00"
info["dwBuildNum"] = 2195
info["dwMajorVersion"] = 5
info["dwMinorVersion"] = 0
info["wProcessorArchitecture"] = 0
rprn.hRpcOpenPrinterEx(rpc, "\\\\%s\\%s\x00" % (host, printer), pClientInfo=client)
