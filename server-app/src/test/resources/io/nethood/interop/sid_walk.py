"""Asks as nobody what domain a machine is in, then what the numbers in it are called: the walk over SIDs of lookupsid.py,
which knows no other ports than 139 and 445.

sid_walk.py HOST PORT RIDS...

Prints a line for each number that has a name.
"""
import sys

from impacket.dcerpc.v5 import lsad, lsat, transport
from impacket.dcerpc.v5.dtypes import MAXIMUM_ALLOWED
from impacket.smb import SMB_DIALECT
from impacket.smbconnection import SMBConnection

host, port, rids = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
connection = SMBConnection(host, host, sess_port=port, preferredDialect=SMB_DIALECT, timeout=30)
connection.login("", "", ntlmFallback=False)
rpc = transport.SMBTransport(host, port, "\\lsarpc", smb_connection=connection).get_dce_rpc()
rpc.connect()
rpc.bind(lsat.MSRPC_UUID_LSAT)
policy = lsad.hLsarOpenPolicy2(rpc, MAXIMUM_ALLOWED | lsat.POLICY_LOOKUP_NAMES)["PolicyHandle"]
domain = lsad.hLsarQueryInformationPolicy2(
    rpc, policy, lsad.POLICY_INFORMATION_CLASS.PolicyAccountDomainInformation
)["PolicyInformation"]["PolicyAccountDomainInfo"]["DomainSid"].formatCanonical()
try:
    answer = lsat.hLsarLookupSids(
        rpc, policy, ["%s-%s" % (domain, rid) for rid in rids], lsat.LSAP_LOOKUP_LEVEL.LsapLookupWksta)
except lsat.DCERPCSessionError as some_not_mapped:
    answer = some_not_mapped.get_packet()
for rid, name in zip(rids, answer["TranslatedNames"]["Names"]):
    if name["Use"] != 8:
        print("%s %s" % (rid, name["Name"]))
connection.close()
