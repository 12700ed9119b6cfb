package org.redress.kpi.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.redress.kit.access.AccessRules;
import org.redress.kit.access.Rule;
import org.redress.kit.caller.Roles;
import org.redress.kit.caller.Scopes;

/** Everybody who works here may read figures; who leads may promise them; only operations and administrators count customers, only administrators rebuild. */
@ApplicationScoped
class KpiAccess implements AccessRules {

    private static final String[] READERS = {
        Roles.AGENT, Roles.SUPERVISOR, Roles.OPS, Roles.ADMIN, Roles.AUDITOR, Roles.SERVICE
    };

    @Override
    public List<Rule> rules() {
        return List.of(
                reading("/api/v1/kpis"),
                reading("/api/v1/kpis/backlog"),
                reading("/api/v1/kpis/compare"),
                reading("/api/v1/kpis/customers"),
                reading("/api/v1/kpis/customers/versions"),
                Rule.route("PUT", "/api/v1/kpis/customers")
                        .roles(Roles.OPS, Roles.ADMIN)
                        .scopes(Scopes.ADMIN),
                reading("/api/v1/kpis/cases"),
                reading("/api/v1/kpis/definitions"),
                reading("/api/v1/kpis/definitions/{id}"),
                reading("/api/v1/kpis/export"),
                reading("/api/v1/kpis/stream"),
                reading("/api/v1/kpis/survival"),
                reading("/api/v1/kpis/views"),
                reading("/api/v1/kpis/views/{id}"),
                Rule.route("POST", "/api/v1/kpis/views").roles(Roles.SUPERVISOR, Roles.OPS, Roles.ADMIN, Roles.AUDITOR),
                Rule.route("DELETE", "/api/v1/kpis/views/{id}")
                        .roles(Roles.SUPERVISOR, Roles.OPS, Roles.ADMIN, Roles.AUDITOR),
                reading("/api/v1/kpis/forecast"),
                reading("/api/v1/objectives"),
                reading("/api/v1/objectives/{id}"),
                reading("/api/v1/objectives/{id}/history"),
                reading("/api/v1/surges"),
                promising("POST", "/api/v1/objectives"),
                promising("PUT", "/api/v1/objectives/{id}"),
                promising("DELETE", "/api/v1/objectives/{id}"),
                Rule.route("GET", "/api/v1/rebuild").roles(Roles.OPS, Roles.ADMIN, Roles.AUDITOR),
                Rule.route("POST", "/api/v1/rebuild").roles(Roles.ADMIN));
    }

    private static Rule promising(String method, String path) {
        return Rule.route(method, path).roles(Roles.SUPERVISOR, Roles.OPS, Roles.ADMIN);
    }

    private static Rule reading(String path) {
        return Rule.route("GET", path).roles(READERS).scopes(Scopes.KPI_READ);
    }
}
