package org.redress.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A real SMTP server on a free port of localhost that keeps what it accepts, and misbehaves on request (F28). It speaks on raw sockets,
 * because a server library cannot be told to send no banner or to break off in the middle.
 *
 * <p>In a {@code @QuarkusTest}: {@code @WithTestResource(SmtpSink.class)}, which sets {@code REDRESS_SMTP_HOST} and
 * {@code REDRESS_SMTP_PORT} and fills fields of type {@code SmtpSink}.
 */
public final class SmtpSink implements QuarkusTestResourceLifecycleManager, AutoCloseable {

    /** How it behaves, from the next connection on. */
    public enum Mode {
        /** Takes every mail. */
        ACCEPT,
        /** Takes the mail and calls the hook of {@link #onAccepted} just before it says 250. */
        ACCEPT_THEN_HOOK,
        /** Busy: the recipient is answered with 451. */
        TEMPORARY_FAILURE,
        /** Closing down: the banner is a 421. */
        CLOSING,
        /** Unknown: the recipient is answered with 550, enhanced status and the address, as servers like to do. */
        UNKNOWN_RECIPIENT,
        /** The message is refused with 554 after its data. */
        REFUSED_CONTENT,
        /** Accepts the connection and says nothing. */
        HANG,
        /** Takes the data and breaks off without an answer. */
        DROP_AFTER_DATA
    }

    /** A mail as it was accepted (or dropped): sender and recipients of the envelope, header fields, decoded body. */
    public record Received(String from, List<String> to, String source) {

        /** The first header field of that name, unfolded. */
        public Optional<String> header(String name) {
            String head =
                    source.substring(0, Math.max(0, source.indexOf("\r\n\r\n"))).replaceAll("\r\n[ \t]+", " ");
            return head.lines()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst();
        }

        /** Everything behind the header, as sent. */
        public String body() {
            return source.substring(source.indexOf("\r\n\r\n") + 4);
        }
    }

    private final List<Received> accepted = new CopyOnWriteArrayList<>();
    private final List<Received> dropped = new CopyOnWriteArrayList<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private volatile Mode mode = Mode.ACCEPT;
    private volatile Runnable hook = () -> {};
    private volatile @Nullable ServerSocket listener;
    private volatile int port;

    @Override
    public Map<String, String> start() {
        open(0);
        return Map.of("REDRESS_SMTP_HOST", "localhost", "REDRESS_SMTP_PORT", Integer.toString(port));
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(SmtpSink.class));
    }

    @Override
    public void stop() {
        close();
    }

    /** A server of its own, for a plain test. */
    public static SmtpSink started() {
        SmtpSink sink = new SmtpSink();
        sink.open(0);
        return sink;
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** Behaves so from the next connection on. */
    public void behave(Mode next) {
        mode = next;
    }

    /** What to do when a mail is taken, in {@link Mode#ACCEPT_THEN_HOOK}; the mail is kept by then. */
    public void onAccepted(Runnable action) {
        hook = action;
    }

    /** The mails accepted so far, in order. */
    public List<Received> accepted() {
        return List.copyOf(accepted);
    }

    /** The mails whose data arrived, but which were never answered. */
    public List<Received> dropped() {
        return List.copyOf(dropped);
    }

    /** Forgets all mails and behaves again. */
    public void reset() {
        accepted.clear();
        dropped.clear();
        mode = Mode.ACCEPT;
        hook = () -> {};
    }

    /** Stops listening and breaks off all connections: a dead server. */
    @Override
    public void close() {
        try {
            ServerSocket open = listener;
            if (open != null) {
                open.close();
            }
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Listens again on the same port after {@link #close()}. */
    public void reopen() {
        open(port);
    }

    private void open(int onPort) {
        try {
            ServerSocket open = new ServerSocket(onPort, 50, InetAddress.getLoopbackAddress());
            listener = open;
            port = open.getLocalPort();
            Thread.ofVirtual().name("smtp-sink").start(() -> serve(open));
        } catch (IOException e) {
            throw new UncheckedIOException("No port for the SMTP sink", e);
        }
    }

    private void serve(ServerSocket open) {
        while (!open.isClosed()) {
            try {
                Socket connection = open.accept();
                connections.add(connection);
                Mode now = mode;
                Thread.ofVirtual().start(() -> talk(connection, now));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket connection, Mode now) {
        try (connection;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(connection.getInputStream(), ISO_8859_1))) {
            new Dialogue(in, connection.getOutputStream(), now).run();
        } catch (IOException e) {
            // The client went away, or close() broke it off: both are part of the game.
        } finally {
            connections.remove(connection);
        }
    }

    private final class Dialogue {

        private final BufferedReader in;
        private final OutputStream out;
        private final Mode now;
        private String from = "";
        private final List<String> to = new CopyOnWriteArrayList<>();

        Dialogue(BufferedReader in, OutputStream out, Mode now) {
            this.in = in;
            this.out = out;
            this.now = now;
        }

        void run() throws IOException {
            if (now == Mode.HANG) {
                while (in.read() >= 0) {
                    // swallows and says nothing until the client has had enough
                }
                return;
            }
            if (now == Mode.CLOSING) {
                say("421 closing down");
                return;
            }
            say("220 sink");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(Locale.ROOT);
                switch (command) {
                    case "EHLO", "HELO", "RSET", "NOOP" -> say("250 ok");
                    case "MAIL" -> {
                        from = address(line);
                        to.clear();
                        say("250 ok");
                    }
                    case "RCPT" -> recipient(line);
                    case "DATA" -> {
                        if (!data()) {
                            return;
                        }
                    }
                    case "QUIT" -> {
                        say("221 bye");
                        return;
                    }
                    default -> say("502 what?");
                }
            }
        }

        private void recipient(String line) throws IOException {
            switch (now) {
                case TEMPORARY_FAILURE -> say("451 4.3.0 try again later");
                case UNKNOWN_RECIPIENT -> say("550 5.1.1 <" + address(line) + "> user unknown");
                default -> {
                    to.add(address(line));
                    say("250 ok");
                }
            }
        }

        /** @return false if the connection shall break off */
        private boolean data() throws IOException {
            say("354 go ahead");
            StringBuilder source = new StringBuilder();
            for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
                source.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            }
            Received mail = new Received(
                    from, List.copyOf(to), new String(source.toString().getBytes(ISO_8859_1), UTF_8));
            switch (now) {
                case REFUSED_CONTENT -> say("554 5.7.1 we do not like this");
                case DROP_AFTER_DATA -> {
                    dropped.add(mail);
                    return false;
                }
                case ACCEPT_THEN_HOOK -> {
                    accepted.add(mail);
                    hook.run();
                    say("250 ok");
                }
                default -> {
                    accepted.add(mail);
                    say("250 ok");
                }
            }
            return true;
        }

        private void say(String reply) throws IOException {
            out.write((reply + "\r\n").getBytes(ISO_8859_1));
            out.flush();
        }

        private String address(String line) {
            int open = line.indexOf('<');
            int close = line.indexOf('>', open + 1);
            return open < 0 || close < 0 ? line : line.substring(open + 1, close);
        }
    }
}
