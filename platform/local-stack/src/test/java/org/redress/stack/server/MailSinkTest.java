package org.redress.stack.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subethamail.smtp.client.SmartClient;
import org.subethamail.smtp.server.SMTPServer;

class MailSinkTest {

    @TempDir
    Path folder;

    @Test
    void every_mail_becomes_a_file_whatever_its_recipient_is_called() throws Exception {
        Clock clock = Clock.fixed(Instant.parse("2026-06-01T10:00:00Z"), ZoneOffset.UTC);
        SMTPServer server = MailSink.start(folder, 0, clock);
        SmartClient client = SmartClient.createAndConnect(
                "127.0.0.1", server.getPortAllocated(), Optional.empty(), "test", Optional.empty());
        client.from("complaints@redress.example");
        client.to("a/../b@example.com");
        client.dataStart();
        byte[] mail = "Subject: We have it\r\n\r\nYour complaint C-1\r\n".getBytes(StandardCharsets.US_ASCII);
        client.dataWrite(mail, mail.length);
        client.dataEnd();
        client.quit();
        server.stop();

        try (Stream<Path> files = Files.list(folder)) {
            Path only = files.toList().getFirst();
            assertThat(only.getFileName()).hasToString("20260601-100000-000-1-a_.._b@example.com.eml");
            assertThat(only).content().contains("Subject: We have it", "Your complaint C-1");
        }
    }
}
