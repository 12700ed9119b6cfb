package org.redress.feedback;

import io.quarkus.runtime.annotations.QuarkusMain;
import org.redress.kit.start.ServiceStart;
import org.redress.kit.start.StartupCheck;

/** The feedback-service's process. */
@QuarkusMain
public final class FeedbackService {

    private FeedbackService() {}

    /** Checks the environment, starts, and blocks until the service has stopped. */
    public static void main(String... args) {
        ServiceStart.run("feedback-service", StartupCheck.common(), args);
    }
}
