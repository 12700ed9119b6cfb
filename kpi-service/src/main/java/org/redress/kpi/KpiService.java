package org.redress.kpi;

import io.quarkus.runtime.annotations.QuarkusMain;
import org.redress.kit.start.ServiceStart;
import org.redress.kit.start.StartupCheck;

/** Starts the service, or says in one line why it cannot start. */
@QuarkusMain
public final class KpiService {

    private KpiService() {}

    /** Takes no arguments; the configuration is in the environment. */
    public static void main(String... args) {
        ServiceStart.run("kpi-service", StartupCheck.common(), args);
    }
}
