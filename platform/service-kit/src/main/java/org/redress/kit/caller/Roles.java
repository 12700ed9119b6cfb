package org.redress.kit.caller;

import java.util.Set;

/** The roles of people, and the one of our services. */
public final class Roles {

    /** Works cases. */
    public static final String AGENT = "agent";
    /** Works cases, assigns them, sees the team's figures. */
    public static final String SUPERVISOR = "supervisor";
    /** Runs the system: parked records, rebuilds. */
    public static final String OPS = "ops";
    /** Everything, people and keys included. */
    public static final String ADMIN = "admin";
    /** Reads everything, changes nothing. */
    public static final String AUDITOR = "auditor";
    /** One of our own services; never given to people or machines. */
    public static final String SERVICE = "service";

    /** The roles that people can have. */
    public static final Set<String> OF_PEOPLE = Set.of(AGENT, SUPERVISOR, OPS, ADMIN, AUDITOR);

    private Roles() {}
}
