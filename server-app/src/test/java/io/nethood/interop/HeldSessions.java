package io.nethood.interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** NULL sessions of one client program, each with a printer open, held until this is closed. */
final class HeldSessions implements AutoCloseable {
    private static final int END_SECONDS = 20;

    private final Process process;
    private final int count;

    private HeldSessions(Process process, int count) {
        this.process = process;
        this.count = count;
    }

    static HeldSessions open(Clients clients, int port, int count) {
        List<String> command = clients.impacketCommand(
                "null_sessions.py", "127.0.0.1", String.valueOf(port), String.valueOf(count), "LABJET", "stay");
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            StringBuilder printed = new StringBuilder();
            BufferedReader out = process.inputReader();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                printed.append(line).append('\n');
                if (line.equals("holding")) {
                    return new HeldSessions(process, count);
                }
            }
            throw new AssertionError("could not open " + count + " NULL sessions:\n" + printed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int count() {
        return count;
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
