package org.redress.complaint;

import io.quarkus.runtime.annotations.QuarkusMain;
import org.redress.kit.start.ServiceStart;
import org.redress.kit.start.StartupCheck;

/** The service's main class. */
@QuarkusMain
public final class ComplaintService {

    private ComplaintService() {}

    /** Starts the service, or says in one line why it cannot. */
    public static void main(String... args) {
        ServiceStart.run("complaint-service", StartupCheck.common(), args);
    }
}
