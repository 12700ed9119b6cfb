package org.redress.notification.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One e-mail address, of the simple form that everybody uses. Quoted local parts, comments and several addresses are refused, and with
 * them everything that could add a header or a recipient.
 */
record MailAddress(String local, String domain) {

    private static final Pattern LOCAL =
            Pattern.compile("[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN = Pattern.compile(
            "([\\p{L}\\p{N}]([\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)*[\\p{L}\\p{N}]([\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?");

    /** The address in a text, if it is one. */
    static Optional<MailAddress> parse(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || text.length() > 254) {
            return Optional.empty();
        }
        String local = text.substring(0, at);
        String domain = text.substring(at + 1);
        boolean valid = local.length() <= 64
                && LOCAL.matcher(local).matches()
                && DOMAIN.matcher(domain).matches();
        return valid ? Optional.of(new MailAddress(local, domain)) : Optional.empty();
    }

    /** The form by which mails to one mailbox are counted: case and the part behind a plus do not make another one. */
    String mailbox() {
        int plus = local.indexOf('+');
        String name = plus > 0 ? local.substring(0, plus) : local;
        return name.toLowerCase(Locale.ROOT) + "@" + domain.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }
}
