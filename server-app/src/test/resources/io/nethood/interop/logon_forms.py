"""Logs on in one form, opens a pipe and leaves.

logon_forms.py HOST PORT USER PASSWORD FORM

FORM: ntlmv2, ntlmv1 (both in NTLMSSP), standard (LM and NTLM responses without extended security),
standard-lm (a right LM response, a wrong NTLM response). Ends with 1 and the status when it is refused.
"""
import sys

from impacket import ntlm
from impacket.smb import SMB, SessionError

host, port, user, password, form = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4], sys.argv[5]
ntlm.USE_NTLMv2 = form != "ntlmv1"
if form.startswith("standard"):
    negotiate = SMB.neg_session
    SMB.neg_session = lambda self, extended_security=True, negPacket=None: negotiate(self, False, negPacket)
try:
    smb = SMB(host, host, sess_port=port, timeout=20)
    if form == "standard":
        smb.login_standard(user, password)
    elif form == "standard-lm":
        smb.login_standard(user, "", "", ntlm.compute_lmhash(password), bytes(16))
    else:
        smb.login(user, password, ntlm_fallback=False)
    tree = smb.connect_tree("\\\\%s\\IPC$" % host)
    smb.close(tree, smb.nt_create_andx(tree, "\\srvsvc"))
except SessionError as refusal:
    print("refused: %s" % refusal)
    sys.exit(1)
print("logged on")
