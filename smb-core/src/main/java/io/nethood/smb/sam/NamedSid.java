package io.nethood.smb.sam;

import io.nethood.smb.security.Sid;

/**
 * A SID and what it is called.
 *
 * @param domain the domain it is referred to by; of a domain, itself
 * @param domainSid that domain's SID
 * @param name without its domain; of a domain, empty
 */
public record NamedSid(String domain, Sid domainSid, String name, Sid sid, SidNameUse use) {}
