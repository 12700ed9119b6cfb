package org.redress.kit.start;

import io.quarkus.runtime.Quarkus;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * The main method of a service:
 *
 * <pre>{@code
 * @QuarkusMain
 * public final class ComplaintService {
 *     public static void main(String... args) {
 *         ServiceStart.run("complaint-service", StartupCheck.common(), args);
 *     }
 * }
 * }</pre>
 */
public final class ServiceStart {

    private ServiceStart() {}

    /** Checks, then starts and blocks until the service has stopped. Ends the process with status 1 and one line if it cannot start. */
    @SuppressWarnings("SystemExitOutsideMain") // it is the main method of every service
    public static void run(String service, StartupCheck check, String... args) {
        String complaint = check.firstComplaint().orElse(null);
        if (complaint != null) {
            sayAndExit(service, complaint);
        }
        Quarkus.run(null, (code, failure) -> exit(service, code, failure), args);
    }

    private static void exit(String service, Integer code, @Nullable Throwable failure) {
        if (failure != null) {
            sayAndExit(service, rootMessage(failure));
        }
        System.exit(code);
    }

    @SuppressWarnings("SystemExitOutsideMain")
    private static void sayAndExit(String service, String complaint) {
        PrintStream err = System.err;
        err.println(service + " does not start: " + complaint);
        err.flush();
        System.exit(1);
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage())
                .lines()
                .findFirst()
                .orElse(root.getClass().getSimpleName());
    }
}
