package org.redress.console;

import static org.redress.kit.access.Rule.open;
import static org.redress.kit.access.Rule.route;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.redress.kit.access.AccessRules;
import org.redress.kit.access.Rule;
import org.redress.kit.caller.Roles;

/**
 * Who may call what. Calls that go on to the services are let through for everybody who is signed in: each service holds them against its own
 * table.
 */
@ApplicationScoped
class ConsoleAccess implements AccessRules {

    private static final String[] SIGNED_IN = {Roles.AGENT, Roles.SUPERVISOR, Roles.OPS, Roles.ADMIN, Roles.AUDITOR};
    /** Those who must choose a password first, too. */
    private static final String[] EVERYBODY = {
        Roles.AGENT, Roles.SUPERVISOR, Roles.OPS, Roles.ADMIN, Roles.AUDITOR, "newcomer"
    };

    @Override
    public List<Rule> rules() {
        List<Rule> rules = new ArrayList<>(List.of(
                open("POST", "/api/session"),
                open("DELETE", "/api/session"),
                route("GET", "/api/session").roles(EVERYBODY),
                route("PUT", "/api/session/password").roles(EVERYBODY),
                route("GET", "/api/directory").roles(SIGNED_IN),
                route("GET", "/api/users").roles(Roles.ADMIN, Roles.AUDITOR),
                route("POST", "/api/users").roles(Roles.ADMIN),
                route("PATCH", "/api/users/{id}").roles(Roles.ADMIN),
                route("GET", "/api/keys").roles(Roles.ADMIN, Roles.AUDITOR),
                route("POST", "/api/keys").roles(Roles.ADMIN),
                route("DELETE", "/api/keys/{keyId}").roles(Roles.ADMIN)));
        for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
            rules.add(route(method, "/api/{area}{rest}").roles(SIGNED_IN));
        }
        return rules;
    }
}
