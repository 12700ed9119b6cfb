package org.redress.notification.delivery.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.redress.kit.access.AccessRules;
import org.redress.kit.access.Rule;
import org.redress.kit.caller.Roles;

/** Who may see and restart deliveries. */
@ApplicationScoped
class DeliveryAccess implements AccessRules {

    @Override
    public List<Rule> rules() {
        return List.of(
                Rule.route("GET", "/api/v1/deliveries").roles(Roles.OPS, Roles.ADMIN, Roles.AUDITOR),
                Rule.route("GET", "/api/v1/deliveries/{id}").roles(Roles.OPS, Roles.ADMIN, Roles.AUDITOR),
                Rule.route("POST", "/api/v1/deliveries/{id}:retry").roles(Roles.OPS, Roles.ADMIN));
    }
}
