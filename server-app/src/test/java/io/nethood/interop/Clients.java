package io.nethood.interop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The client programs, each called as its users call it against a server that speaks SMB1 only. */
final class Clients {
    private final Path directory;
    private final Path configuration;

    /** Keeps what the programs write under {@code directory}. */
    Clients(Path directory) {
        this.directory = directory;
        this.configuration = directory.resolve("client.conf");
        List<String> lines = new ArrayList<>(List.of(
                "[global]",
                "workgroup = WORKGROUP",
                "netbios name = TESTER",
                "client min protocol = CORE",
                "client max protocol = NT1",
                "client ipc min protocol = CORE",
                "client ipc max protocol = NT1",
                "client lanman auth = yes",
                "client plaintext auth = yes"));
        for (String kind : List.of(
                "private dir",
                "lock directory",
                "state directory",
                "cache directory",
                "pid directory",
                "ncalrpc dir")) {
            lines.add(kind + " = " + directory);
        }
        try {
            Files.write(configuration, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code smbclient -L}, as nobody unless {@code options} name somebody. */
    Program.Result smbclientList(int port, String... options) {
        List<String> command = command("smbclient", "-L", "//127.0.0.1", "-p", port, "-m", "NT1", "-U%");
        command.addAll(List.of(options));
        return Program.run(Map.of(), command);
    }

    /** {@code smbclient //127.0.0.1/SHARE -c script}, as nobody unless {@code options} name somebody. */
    Program.Result smbclient(int port, String share, String script, String... options) {
        List<String> command = command("smbclient", "//127.0.0.1/" + share, "-p", port, "-m", "NT1", "-U%");
        command.addAll(List.of(options));
        command.addAll(List.of("-c", script));
        return Program.run(Map.of(), command);
    }

    /** {@code rpcclient -c script}, as nobody unless {@code options} name somebody. */
    Program.Result rpcclient(int port, String script, String... options) {
        List<String> command = command("rpcclient", "127.0.0.1", "-m", "NT1", "-p", port, "-U%");
        command.addAll(List.of(options));
        command.addAll(List.of("-c", script));
        return Program.run(Map.of(), command);
    }

    /** One of the scripts beside this class, on impacket, which is Debian's. */
    Program.Result impacket(String script, String... arguments) {
        return Program.run(Map.of(), impacketCommand(script, arguments));
    }

    List<String> impacketCommand(String script, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("/usr/bin/python3", script(script).toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Lists shares with jcifs 1.3; {@code user} is NAME and PASSWORD, or nothing for nobody. */
    Program.Result jcifs(int port, String... user) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Path.of("target", "clients", "jcifs.jar").toAbsolutePath().toString(),
                script("JcifsShares.java").toString(),
                "127.0.0.1",
                String.valueOf(port)));
        command.addAll(List.of(user));
        return Program.run(Map.of(), command);
    }

    /** One suite of smbtorture against {@code share}; {@code user} is NAME%PASSWORD, or % for nobody. */
    Program.Result smbtorture(int port, String share, String suite, String user) {
        // Suites about accounts look for them in a domain that is called as the workgroup of the client.
        List<String> command =
                command("smbtorture", "//127.0.0.1/" + share, "-U", user, "-W", "LABXP", "-m", "NT1", "-p", port);
        command.addAll(List.of("--fullname", "--format=subunit", suite));
        return Program.run(Program.Limit.LONG, command);
    }

    /** A copy of a file that lies beside this class, where a program can read it. */
    private Path script(String name) {
        Path copy = directory.resolve(name);
        try (InputStream in = Clients.class.getResourceAsStream(name)) {
            Files.write(copy, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy;
    }

    private List<String> command(Object... words) {
        List<String> command = new ArrayList<>();
        for (Object word : words) {
            command.add(word.toString());
        }
        command.addAll(List.of("-s", configuration.toString()));
        return command;
    }
}
