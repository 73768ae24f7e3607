/**
 * A directory of this machine as a {@link io.nethood.smb.file.store.FileStore}.
 *
 * <p>Entry point: {@link io.nethood.server.directory.Directories}. {@code LinuxDirectory} resolves every path from the
 * root's descriptor inside the kernel, so that nobody who renames or links meanwhile leads it elsewhere; {@code
 * PortableDirectory} does what {@code java.nio} allows. Both keep DOS attributes and creation times in the extended
 * attribute {@code user.nethood.dos}, properties in {@code user.nethood.p.*}, and never change who may do what to a file.
 *
 * <p>Any number of threads may use a directory. Descriptors are numbers that the kernel uses again, so nothing may be asked
 * of a store or file that somebody closes.
 */
@NullMarked
package io.nethood.server.directory;

import org.jspecify.annotations.NullMarked;
