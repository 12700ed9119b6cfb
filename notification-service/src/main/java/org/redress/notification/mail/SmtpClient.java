package org.redress.notification.mail;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends one mail over one connection and closes it, whatever happened: a server that hangs, drips or breaks off costs its worker the
 * deadline and leaves nothing behind.
 */
@ApplicationScoped
class SmtpClient {

    private static final String RECIPIENT_PHASE = "recipient address not accepted";

    private final Vertx vertx;
    private final MailConfig config;
    private final String messageIdDomain;

    SmtpClient(Vertx vertx, MailConfig config) {
        this.vertx = vertx;
        this.config = config;
        this.messageIdDomain = domainOf(config.from());
    }

    /** Sends a mail. Blocks for at most the configured deadline. */
    SmtpResult send(Mail mail) {
        MailClient client = MailClient.create(vertx, options());
        try {
            client.sendMail(message(mail))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(config.smtp().deadline().toMillis(), TimeUnit.MILLISECONDS);
            return new SmtpResult.Accepted();
        } catch (TimeoutException e) {
            return new SmtpResult.Failed("smtp: deadline passed", true);
        } catch (ExecutionException e) {
            return failure(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new SmtpResult.Failed("smtp: interrupted", false);
        } finally {
            var unused = client.close();
        }
    }

    private static SmtpResult failure(Throwable cause) {
        if (!(cause instanceof SMTPException refusal)) {
            return new SmtpResult.Failed("smtp: " + cause.getClass().getSimpleName(), true);
        }
        boolean recipient = String.valueOf(refusal.getMessage()).startsWith(RECIPIENT_PHASE);
        String error = "smtp: " + (recipient ? "recipient" : "message") + " answered with " + refusal.getReplyCode();
        if (!refusal.isPermanent()) {
            // 421: the server is closing down and would say so to the next mail as well.
            return new SmtpResult.Failed(error, refusal.getReplyCode() == 421);
        }
        return recipient ? new SmtpResult.RecipientRefused(error) : new SmtpResult.MessageRefused(error);
    }

    private MailMessage message(Mail mail) {
        MailMessage message = new MailMessage();
        message.setFrom(config.from());
        message.setTo(mail.to().toString());
        message.setSubject(mail.subject());
        message.setText(mail.text());
        message.addHeader("Message-ID", "<" + mail.messageId() + "@" + messageIdDomain + ">");
        message.addHeader("Auto-Submitted", "auto-generated");
        message.addHeader("X-Auto-Response-Suppress", "All");
        return message;
    }

    private io.vertx.ext.mail.MailConfig options() {
        MailConfig.Smtp smtp = config.smtp();
        io.vertx.ext.mail.MailConfig options = new io.vertx.ext.mail.MailConfig()
                .setHostname(smtp.host())
                .setPort(smtp.port())
                .setOwnHostname(messageIdDomain)
                .setKeepAlive(false)
                .setMaxPoolSize(1)
                .setPipelining(false)
                .setLogin(smtp.user().isPresent() ? LoginOption.REQUIRED : LoginOption.NONE)
                .setSsl(smtp.security().equals("tls"))
                .setStarttls(
                        switch (smtp.security()) {
                            case "required" -> StartTLSOptions.REQUIRED;
                            case "optional" -> StartTLSOptions.OPTIONAL;
                            default -> StartTLSOptions.DISABLED;
                        });
        options.setConnectTimeout((int) smtp.timeout().toMillis());
        options.setIdleTimeout((int) smtp.timeout().toMillis());
        options.setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        smtp.user().ifPresent(options::setUsername);
        smtp.password().ifPresent(options::setPassword);
        return options;
    }

    /** Makes this bean with the service, so that a wrong sender stops the start and not the first delivery. */
    void start(@Observes StartupEvent event) {}

    /** The part behind the @ of {@code Name <local@domain>}. */
    private static String domainOf(String from) {
        int open = from.indexOf('<');
        int close = from.lastIndexOf('>');
        String address = open >= 0 && close > open ? from.substring(open + 1, close) : from;
        boolean oneLine = from.chars().noneMatch(c -> c < 0x20);
        return MailAddress.parse(address.strip())
                .filter(parsed -> oneLine)
                .orElseThrow(() -> new IllegalArgumentException("REDRESS_MAIL_FROM is no e-mail address"))
                .domain();
    }
}
