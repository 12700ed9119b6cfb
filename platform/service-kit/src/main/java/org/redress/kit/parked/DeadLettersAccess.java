package org.redress.kit.parked;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.redress.kit.access.AccessRules;
import org.redress.kit.access.Rule;
import org.redress.kit.caller.Roles;

/** Parked records are for those who run the system. */
@ApplicationScoped
class DeadLettersAccess implements AccessRules {

    @Override
    public List<Rule> rules() {
        return List.of(
                Rule.route("GET", "/api/v1/parked").roles(Roles.OPS, Roles.ADMIN, Roles.AUDITOR),
                Rule.route("GET", "/api/v1/parked/{id}").roles(Roles.OPS, Roles.ADMIN),
                Rule.route("POST", "/api/v1/parked/{id}:replay").roles(Roles.OPS, Roles.ADMIN),
                Rule.route("DELETE", "/api/v1/parked/{id}").roles(Roles.OPS, Roles.ADMIN));
    }
}
