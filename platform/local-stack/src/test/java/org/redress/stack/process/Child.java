package org.redress.stack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A small server for the supervisor's tests: listens on a port, notes its own end, and can be held, stubborn or broken. */
final class Child {

    private Child() {}

    /**
     * Takes: name, port, file for its notes, and one of {@code good}, {@code held} (listens only when the file named like the notes
     * with {@code .release} behind it is there), {@code stubborn}, {@code broken}, {@code mute}.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String name = arguments[0];
        Path notes = Path.of(arguments[2]);
        String manner = arguments[3];
        if (manner.equals("broken")) {
            System.exit(7);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> atEnd(name, notes, manner)));
        if (manner.equals("held")) {
            awaitFile(Path.of(notes + ".release"));
        }
        int port = manner.equals("mute") ? 0 : Integer.parseInt(arguments[1]);
        try (ServerSocket server = new ServerSocket(port, 10, InetAddress.getLoopbackAddress())) {
            while (true) {
                try (Socket connection = server.accept()) {
                    connection.setSoLinger(true, 0);
                }
            }
        }
    }

    @SuppressWarnings("BusyWait")
    private static void awaitFile(Path file) throws InterruptedException {
        while (Files.notExists(file)) {
            Thread.sleep(20);
        }
    }

    @SuppressWarnings("BusyWait")
    private static void atEnd(String name, Path notes, String manner) {
        try {
            Files.writeString(notes, name + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            while (manner.equals("stubborn")) {
                Thread.sleep(1_000);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
