package org.redress.kit.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.redress.kit.access.AccessRules;
import org.redress.kit.access.Rule;
import org.redress.kit.caller.Roles;
import org.redress.kit.caller.Scopes;

@ApplicationScoped
class ThingAccess implements AccessRules {

    @Override
    public List<Rule> rules() {
        return List.of(
                Rule.route("POST", "/api/v1/things").roles(Roles.AGENT).scopes(Scopes.EVENTS_WRITE),
                Rule.route("GET", "/api/v1/things")
                        .roles(Roles.AGENT, Roles.AUDITOR)
                        .scopes(Scopes.COMPLAINTS_READ),
                Rule.route("GET", "/api/v1/things/{id}").roles(Roles.AGENT, Roles.AUDITOR),
                Rule.route("PUT", "/api/v1/things/{id}").roles(Roles.AGENT),
                Rule.route("POST", "/api/v1/things/{id}:freeze").roles(Roles.ADMIN),
                Rule.route("GET", "/api/v1/things/who")
                        .roles(Roles.AGENT, Roles.ADMIN, Roles.SERVICE)
                        .scopes(Scopes.EVENTS_WRITE),
                Rule.open("GET", "/api/v1/things/open"),
                Rule.route("GET", "/api/v1/things/boom").roles(Roles.AGENT),
                Rule.route("GET", "/api/v1/things/time").roles(Roles.AGENT));
    }
}
