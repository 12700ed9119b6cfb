package org.redress.notification;

import io.quarkus.runtime.annotations.QuarkusMain;
import org.redress.kit.start.ServiceStart;
import org.redress.kit.start.StartupCheck;

/** The notification-service's process. */
@QuarkusMain
public final class NotificationService {

    private NotificationService() {}

    /** Checks the environment, starts, and blocks until the service has stopped. */
    public static void main(String... args) {
        StartupCheck check = StartupCheck.common()
                .file("REDRESS_TOKEN_PRIVATE_KEY")
                .url("REDRESS_COMPLAINT_URL")
                .text("REDRESS_SMTP_HOST")
                .optionalPort("REDRESS_SMTP_PORT")
                .text("REDRESS_MAIL_FROM")
                .text("REDRESS_OPS_MAIL")
                .url("REDRESS_PUBLIC_URL");
        ServiceStart.run("notification-service", check, args);
    }
}
