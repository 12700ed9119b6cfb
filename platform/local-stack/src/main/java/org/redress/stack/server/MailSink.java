package org.redress.stack.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.redress.stack.process.Readiness;
import org.redress.stack.process.ServiceSpec;
import org.redress.stack.process.ServiceSpec.StopSignal;
import org.subethamail.smtp.server.SMTPServer;

/** An SMTP server that delivers nothing: every mail becomes a file that people can open. */
public final class MailSink {

    /** Its name in the stack. */
    public static final String NAME = "mail";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private MailSink() {}

    /**
     * How the supervisor runs it.
     *
     * @param yieldsTo names of services that may start first
     */
    public static ServiceSpec spec(Path folder, int port, Java java, Set<String> yieldsTo) throws IOException {
        Files.createDirectories(folder);
        return new ServiceSpec(
                NAME,
                port,
                "smtp://127.0.0.1:" + port,
                java.beforeStart(NAME),
                java.main(
                        NAME,
                        List.of("-Xmx64m", "-XX:TieredStopAtLevel=1"),
                        MailSink.class,
                        folder.toString(),
                        Integer.toString(port)),
                Map.of(),
                folder,
                Readiness.port(port),
                java.onceReady(NAME),
                Set.of(),
                yieldsTo,
                StopSignal.TERM,
                Duration.ofSeconds(20));
    }

    /** Takes the folder of the mails and the port. */
    public static void main(String[] arguments) {
        start(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Clock.systemUTC());
    }

    /** Listens until stopped; a mail that cannot be written is refused, so that its sender tries again. */
    static SMTPServer start(Path folder, int port, Clock clock) {
        AtomicInteger number = new AtomicInteger();
        SMTPServer server = SMTPServer.port(port)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .maxMessageSize(20 << 20)
                .messageHandler((context, from, to, data) ->
                        store(folder, STAMP.format(clock.instant()), number.incrementAndGet(), to, data))
                .build();
        server.start();
        return server;
    }

    private static void store(Path folder, String stamp, int number, String to, byte[] data) {
        String recipient = to.replaceAll("[^A-Za-z0-9.@_-]", "_");
        String name = "%s-%d-%s".formatted(stamp, number, recipient.substring(0, Math.min(60, recipient.length())));
        try {
            Path fresh = folder.resolve(name + ".part");
            Files.write(fresh, data);
            Files.move(fresh, folder.resolve(name + ".eml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
