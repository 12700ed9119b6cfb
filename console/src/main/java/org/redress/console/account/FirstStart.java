package org.redress.console.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.util.Set;
import org.jboss.logging.Logger;
import org.redress.console.ConsoleConfig;
import org.redress.kit.caller.Roles;
import org.redress.kit.problem.ProblemException;

/** Makes the first administrator, once: there are no default credentials. */
@ApplicationScoped
class FirstStart {

    private static final Logger LOG = Logger.getLogger(FirstStart.class);
    private static final String ADMIN = "admin";

    private final ManageAccounts desk;
    private final ConsoleConfig config;

    FirstStart(ManageAccounts desk, ConsoleConfig config) {
        this.desk = desk;
        this.config = config;
    }

    void begin(@Observes Startup event) {
        if (!desk.none()) {
            return;
        }
        boolean given = config.bootstrapAdminPassword().isPresent();
        String password = config.bootstrapAdminPassword().orElseGet(desk::oneTimePassword);
        if (given && password.length() < PasswordRules.MIN) {
            throw new IllegalStateException(
                    "REDRESS_BOOTSTRAP_ADMIN_PASSWORD must have at least " + PasswordRules.MIN + " characters");
        }
        try {
            desk.add(
                    ADMIN,
                    "Administrator",
                    Set.of(Roles.ADMIN, Roles.OPS, Roles.AGENT),
                    null,
                    password,
                    !given,
                    "redress:console");
        } catch (ProblemException e) {
            // Another instance was faster; its password holds.
            LOG.debug("The first administrator exists already");
            return;
        }
        if (!given) {
            LOG.infof("First start: sign in as '%s' with the one-time password %s (shown only here)", ADMIN, password);
        }
    }
}
