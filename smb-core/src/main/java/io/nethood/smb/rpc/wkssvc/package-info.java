/**
 * The workstation service, [MS-WKST]: who a machine is.
 *
 * <p>Entry point: {@link io.nethood.smb.rpc.wkssvc.WorkstationService}. Stateless.
 */
@NullMarked
package io.nethood.smb.rpc.wkssvc;

import org.jspecify.annotations.NullMarked;
