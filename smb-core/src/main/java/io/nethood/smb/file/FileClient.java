package io.nethood.smb.file;

/** Whoever has files open or waits for one, as a file sees it. Called from any thread; returns at once. */
public interface FileClient {

    /** A file that requests of this client wait for has news: try them again. */
    void wake();

    /** The holder of an oplock has to give it up: tell the client. */
    void breakOplock(BrokenOplock oplock);
}
