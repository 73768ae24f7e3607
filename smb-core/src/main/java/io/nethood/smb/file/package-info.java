/** Files as Windows serves them, and how they tell their clients of news. */
@NullMarked
package io.nethood.smb.file;

import org.jspecify.annotations.NullMarked;
