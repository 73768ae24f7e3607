package io.nethood.smb.rpc.samr;

import io.nethood.smb.rpc.object.RpcObject;
import io.nethood.smb.sam.SamAlias;
import io.nethood.smb.sam.SamDomain;
import io.nethood.smb.sam.SamGroup;
import io.nethood.smb.sam.SamUser;
import io.nethood.smb.security.ObjectRights;

/**
 * What a SAMPR_HANDLE stands for, and the rights on each kind ([MS-SAMR] 2.2.1.3 to 2.2.1.7; who has them: 3.1.4.2).
 */
sealed interface SamObject extends RpcObject {

    /** The server object, from SamrConnect. */
    record Server(int granted) implements SamObject {
        static final int ENUMERATE_DOMAINS = 0x10;
        static final int LOOKUP_DOMAIN = 0x20;
        static final ObjectRights RIGHTS = new ObjectRights(0x2_0010, 0x2_000E, 0x2_0021, 0x2_0031, 0xF_003F);

        @Override
        public ObjectRights rights() {
            return RIGHTS;
        }

        @Override
        public String description() {
            return "server";
        }
    }

    /** A domain, from SamrOpenDomain. */
    record Domain(int granted, SamDomain domain) implements SamObject {
        static final int READ_PASSWORD_PARAMETERS = 0x001;
        static final int READ_OTHER_PARAMETERS = 0x004;
        static final int GET_ALIAS_MEMBERSHIP = 0x080;
        static final int LIST_ACCOUNTS = 0x100;
        static final int LOOKUP = 0x200;
        static final ObjectRights RIGHTS = new ObjectRights(0x2_0084, 0x2_047A, 0x2_0301, 0x2_0385, 0xF_07FF);

        @Override
        public ObjectRights rights() {
            return RIGHTS;
        }

        @Override
        public String description() {
            return "domain " + domain.name();
        }
    }

    /** A group, from SamrOpenGroup. */
    record Group(int granted, SamGroup group) implements SamObject {
        static final int READ_INFORMATION = 0x01;
        static final int LIST_MEMBERS = 0x10;
        static final ObjectRights RIGHTS = new ObjectRights(0x2_0010, 0x2_000E, 0x2_0001, 0x2_0011, 0xF_001F);

        @Override
        public ObjectRights rights() {
            return RIGHTS;
        }

        @Override
        public String description() {
            return "group " + group.name();
        }
    }

    /** An alias, from SamrOpenAlias. */
    record Alias(int granted, SamAlias alias) implements SamObject {
        static final int LIST_MEMBERS = 0x04;
        static final int READ_INFORMATION = 0x08;
        static final ObjectRights RIGHTS = new ObjectRights(0x2_0004, 0x2_0013, 0x2_0008, 0x2_000C, 0xF_001F);

        @Override
        public ObjectRights rights() {
            return RIGHTS;
        }

        @Override
        public String description() {
            return "alias " + alias.name();
        }
    }

    /** A user, from SamrOpenUser. */
    record User(int granted, SamDomain domain, SamUser user) implements SamObject {
        static final int READ_GENERAL = 0x001;
        static final int READ_PREFERENCES = 0x002;
        static final int READ_LOGON = 0x008;
        static final int READ_ACCOUNT = 0x010;
        static final int LIST_GROUPS = 0x100;
        static final ObjectRights RIGHTS = new ObjectRights(0x2_031A, 0x2_0044, 0x2_0041, 0x2_035B, 0xF_07FF);

        @Override
        public ObjectRights rights() {
            return RIGHTS;
        }

        @Override
        public String description() {
            return "user " + user.name();
        }
    }
}
