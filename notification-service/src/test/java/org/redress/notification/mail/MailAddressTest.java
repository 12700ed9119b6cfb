package org.redress.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna@example.org",
                "a.b+c@sub.example.org",
                "o'neil@example.co.uk",
                "müller@müller.example",
                "x@localhost"
            })
    void usualAddressesAreTaken(String text) {
        assertThat(MailAddress.parse(text)).map(MailAddress::toString).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "anna",
                "@example.org",
                "anna@",
                "anna@example.org\r\nBcc: all@example.org",
                "anna\r\nBcc: all@example.org",
                "anna@example.org,berta@example.org",
                "Anna <anna@example.org>",
                "\"anna\"@example.org",
                "a..b@example.org",
                "anna@-example.org",
                "anna@example..org",
                "anna @example.org",
                "anna@exam ple.org",
                "anna@example.org>"
            })
    void a6_everythingThatCouldAddAHeaderOrARecipientIsRefused(String text) {
        assertThat(MailAddress.parse(text)).isEmpty();
    }

    @Test
    void a32_variantsOfOneMailboxCountTogether() {
        assertThat(MailAddress.parse("Anna+shop@Example.org").orElseThrow().mailbox())
                .isEqualTo("anna@example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Deadline\r\nBcc: all@example.org", "a\nb", " ", "tab\there"})
    void a6_subjectsAreOneLine(String subject) {
        MailAddress address = MailAddress.parse("anna@example.org").orElseThrow();

        assertThatThrownBy(() -> new Mail(new UUID(0, 1), address, subject, "text"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
