package org.redress.notification.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** How mail is sent. */
@ConfigMapping(prefix = "redress.mail")
public interface MailConfig {

    /** The SMTP server. */
    Smtp smtp();

    /** The sender of all mails, for example {@code Redress <no-reply@example.org>}. */
    String from();

    /** The mailbox of operations. */
    String operations();

    /** The console's public URL, for links. */
    URI publicUrl();

    /** The language where the recipient's is not known: en or de. */
    @WithDefault("en")
    String language();

    /** The zone in which times are written. */
    @WithDefault("UTC")
    ZoneId zone();

    /** The most mails to one customer's address within an hour. */
    @WithDefault("3")
    int perHour();

    /** See {@link MailConfig#smtp()}. */
    interface Smtp {

        /** Host name or address. */
        String host();

        /** Port, 25 or 587 for STARTTLS, 465 for TLS from the start. */
        int port();

        /** Sign-in, if the server wants one. */
        Optional<String> user();

        /** Its password. */
        Optional<String> password();

        /** {@code disabled}, {@code optional} or {@code required} STARTTLS, or {@code tls} from the start. */
        @WithDefault("optional")
        String security();

        /** The longest silence of the server. */
        @WithDefault("15s")
        Duration timeout();

        /** The longest time for one mail, however slowly the server drips. */
        @WithDefault("30s")
        Duration deadline();
    }
}
