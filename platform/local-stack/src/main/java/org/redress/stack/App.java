package org.redress.stack;

import java.util.Set;

/** The services of ours. Their order is the order in which they are started. */
public enum App {
    /** Cases, deadlines, intake. */
    COMPLAINT("complaint-service", "complaint", 1),
    /** Users, keys and the web front end. */
    CONSOLE("console", "console", 0),
    /** Surveys and answers. */
    FEEDBACK("feedback-service", "feedback", 2),
    /** Figures. */
    KPI("kpi-service", "kpi", 3),
    /** Mails and alerts. */
    NOTIFICATION("notification-service", "notification", 4);

    private final String module;
    private final String shortName;
    private final int number;

    App(String module, String shortName, int number) {
        this.module = module;
        this.shortName = shortName;
        this.number = number;
    }

    /** Folder of its module, and its name in the stack. */
    public String module() {
        return module;
    }

    /** What its database is called after. */
    public String shortName() {
        return shortName;
    }

    /** Its database, and the role that owns it. */
    public String database() {
        return "redress_" + shortName;
    }

    /**
     * Which services get the processors first: a case can be posted, and people can sign in, before figures are counted; mail comes
     * last.
     */
    public Set<String> yieldsTo() {
        return switch (this) {
            case COMPLAINT, CONSOLE -> Set.of();
            case FEEDBACK, KPI -> Set.of(COMPLAINT.module, CONSOLE.module);
            case NOTIFICATION -> Set.of(FEEDBACK.module, KPI.module);
        };
    }

    /** Its public port. */
    public int port(Ports ports) {
        return ports.http(number);
    }

    /** The port of its health and metrics. */
    public int managementPort(Ports ports) {
        return ports.management(number);
    }

    /** Its public address. */
    public String url(Ports ports) {
        return "http://localhost:" + port(ports);
    }
}
