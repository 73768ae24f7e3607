package io.nethood.smb.rpc.lsarpc;

import io.nethood.smb.rpc.object.RpcObject;
import io.nethood.smb.security.ObjectRights;

/** What an LSAPR_HANDLE stands for, and the rights on each kind ([MS-LSAD] 2.2.1.1). */
sealed interface LsaObject extends RpcObject {

    /** The policy object, from LsarOpenPolicy. */
    record Policy(int granted) implements LsaObject {
        static final int VIEW_LOCAL_INFORMATION = 0x001;
        static final int VIEW_AUDIT_INFORMATION = 0x002;
        static final int LOOKUP_NAMES = 0x800;
        static final ObjectRights RIGHTS = new ObjectRights(0x2_0006, 0x2_07F8, 0x2_0801, 0x2_0801, 0xF_1FFF);

        @Override
        public ObjectRights rights() {
            return RIGHTS;
        }

        @Override
        public String description() {
            return "policy handle";
        }
    }

    /** An account, from LsarOpenAccount. */
    record Account(int granted, AccountRights of) implements LsaObject {
        static final int VIEW = 0x1;
        static final ObjectRights RIGHTS = new ObjectRights(0x2_0001, 0x2_000E, 0x2_0000, 0x2_0000, 0xF_000F);

        @Override
        public ObjectRights rights() {
            return RIGHTS;
        }

        @Override
        public String description() {
            return "account " + of.sid();
        }
    }
}
