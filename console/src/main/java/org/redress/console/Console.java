package org.redress.console;

import io.quarkus.runtime.annotations.QuarkusMain;
import org.redress.kit.start.ServiceStart;
import org.redress.kit.start.StartupCheck;

/** Starts the console. */
@QuarkusMain
public final class Console {

    private Console() {}

    /** Checks the environment, then runs until stopped. */
    public static void main(String... args) {
        StartupCheck check = StartupCheck.common()
                .file("REDRESS_TOKEN_PRIVATE_KEY")
                .url("REDRESS_COMPLAINT_URL")
                .url("REDRESS_FEEDBACK_URL")
                .url("REDRESS_KPI_URL")
                .url("REDRESS_NOTIFICATION_URL");
        ServiceStart.run("console", check, args);
    }
}
