package org.redress.stack.command;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The mails the services sent; none left this machine. */
@Command(
        name = "mails",
        mixinStandardHelpOptions = true,
        description = "Lists the mails the services sent (none leaves this machine), newest first, or prints one.")
final class MailsCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final Workplace workplace;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NUMBER", description = "Print this one; 1 is the newest.")
    private @Nullable Integer number;

    @Option(names = "--limit", defaultValue = "20", description = "How many are listed (${DEFAULT-VALUE}).")
    private int limit;

    MailsCommand(Workplace workplace) {
        this.workplace = workplace;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws IOException, MessagingException {
        PrintWriter out = spec.commandLine().getOut();
        List<Path> mails = mails();
        if (number == null) {
            list(out, mails);
        } else if (number < 1 || number > mails.size()) {
            throw new CannotException("There are " + mails.size() + " mails.");
        } else {
            MimeMessage mail = read(mails.get(number - 1));
            out.println("From: " + people(mail.getFrom()));
            out.println("To: " + people(mail.getAllRecipients()));
            out.println("Subject: " + mail.getSubject());
            out.println();
            out.println(text(mail).strip());
        }
        return 0;
    }

    private void list(PrintWriter out, List<Path> mails) throws IOException, MessagingException {
        if (mails.isEmpty()) {
            out.println("No mail was sent yet.");
        }
        for (int i = 0; i < Math.min(limit, mails.size()); i++) {
            MimeMessage mail = read(mails.get(i));
            out.printf(
                    "%4d  %s  %-36s %s%n",
                    i + 1,
                    TIME.format(Files.getLastModifiedTime(mails.get(i)).toInstant()),
                    people(mail.getAllRecipients()),
                    mail.getSubject());
        }
        if (mails.size() > limit) {
            out.println("… and " + (mails.size() - limit) + " older ones in "
                    + workplace.layout().mail());
        }
    }

    private List<Path> mails() throws IOException {
        Path folder = workplace.layout().mail();
        try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    @SuppressWarnings("NullAway") // a message without a mail session is only read
    private static MimeMessage read(Path file) throws IOException, MessagingException {
        try (InputStream in = Files.newInputStream(file)) {
            return new MimeMessage(null, in);
        }
    }

    private static String people(Address @Nullable [] addresses) {
        return addresses == null
                ? ""
                : Arrays.stream(addresses).map(Address::toString).collect(Collectors.joining(", "));
    }

    private static String text(Part part) throws IOException, MessagingException {
        if (part.isMimeType("text/plain")) {
            return part.getContent().toString();
        }
        if (part.getContent() instanceof Multipart parts) {
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < parts.getCount() && all.isEmpty(); i++) {
                all.append(text(parts.getBodyPart(i)));
            }
            return all.toString();
        }
        return part.isMimeType("text/*") ? part.getContent().toString() : "";
    }
}
