package org.redress.complaint;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.redress.complaint.lifecycle.AgentAction;
import org.redress.kit.access.AccessRules;
import org.redress.kit.access.Rule;
import org.redress.kit.caller.Roles;
import org.redress.kit.caller.Scopes;

/** Who may call what in this service. */
@Singleton
class ComplaintAccess implements AccessRules {

    private static final String CASES = "/api/v1/complaints";
    private static final String EVENTS = "/api/v1/events";
    private static final String ERASURES = "/api/v1/persons/erasures";
    private static final String[] READERS = {
        Roles.AGENT, Roles.SUPERVISOR, Roles.OPS, Roles.ADMIN, Roles.AUDITOR, Roles.SERVICE
    };
    private static final String[] DEFINERS = {Roles.SUPERVISOR, Roles.ADMIN};
    private static final String[] PREVIEWERS = {Roles.SUPERVISOR, Roles.ADMIN, Roles.OPS};
    private static final String PACKS = "/api/v1/sla/packs";
    private static final String HOLIDAYS = "/api/v1/sla/holidays";
    private static final String[] SLA_READERS = {Roles.AGENT, Roles.SUPERVISOR, Roles.OPS, Roles.ADMIN, Roles.AUDITOR};
    private static final String[] WORKERS = {Roles.AGENT, Roles.SUPERVISOR, Roles.ADMIN};

    private static Rule erasing(String method, String route) {
        return Rule.route(method, route).roles(Roles.SUPERVISOR, Roles.ADMIN);
    }

    private static Rule definitions(String route) {
        return Rule.route("GET", route).roles(READERS).scopes(Scopes.COMPLAINTS_READ);
    }

    @Override
    public List<Rule> rules() {
        List<Rule> rules = new ArrayList<>(List.of(
                Rule.route("POST", CASES).roles(WORKERS).scopes(Scopes.EVENTS_WRITE),
                Rule.route("POST", EVENTS).roles(Roles.ADMIN, Roles.SERVICE).scopes(Scopes.EVENTS_WRITE),
                Rule.open("OPTIONS", EVENTS),
                Rule.route("GET", CASES).roles(READERS).scopes(Scopes.COMPLAINTS_READ),
                Rule.route("GET", CASES + "/{id}").roles(READERS).scopes(Scopes.COMPLAINTS_READ),
                Rule.route("GET", CASES + "/{id}/timeline").roles(READERS).scopes(Scopes.COMPLAINTS_READ),
                Rule.route("GET", CASES + "/{id}/contact").roles(Roles.SERVICE),
                Rule.route("POST", "/api/v1/sla/simulate").roles(SLA_READERS).scopes(Scopes.COMPLAINTS_READ),
                Rule.route("GET", PACKS).roles(SLA_READERS).scopes(Scopes.COMPLAINTS_READ),
                Rule.route("GET", PACKS + "/{id}").roles(SLA_READERS).scopes(Scopes.COMPLAINTS_READ),
                definitions("/api/v1/sla/calendars"),
                definitions("/api/v1/sla/calendars/{id}"),
                definitions("/api/v1/sla/calendars/{id}/versions"),
                definitions("/api/v1/sla/calendars/{id}/ical"),
                Rule.route("POST", "/api/v1/sla/ical").roles(SLA_READERS).scopes(Scopes.COMPLAINTS_READ),
                Rule.route("GET", HOLIDAYS).roles(SLA_READERS).scopes(Scopes.COMPLAINTS_READ),
                Rule.route("GET", HOLIDAYS + "/{country}").roles(SLA_READERS).scopes(Scopes.COMPLAINTS_READ),
                definitions("/api/v1/sla/policies"),
                definitions("/api/v1/sla/policies/{id}"),
                definitions("/api/v1/sla/policies/{id}/versions"),
                Rule.route("POST", "/api/v1/sla/calendars/{id}/preview").roles(PREVIEWERS),
                Rule.route("POST", "/api/v1/sla/policies/{id}/preview").roles(PREVIEWERS),
                Rule.route("POST", "/api/v1/sla/calendars/{id}/apply").roles(DEFINERS),
                Rule.route("POST", "/api/v1/sla/policies/{id}/apply").roles(DEFINERS),
                definitions("/api/v1/sla/applications"),
                definitions("/api/v1/sla/applications/{id}"),
                Rule.route("POST", "/api/v1/sla/applications/{id}/undo").roles(DEFINERS),
                Rule.route("PUT", "/api/v1/sla/calendars/{id}").roles(DEFINERS),
                Rule.route("PUT", "/api/v1/sla/policies/{id}").roles(DEFINERS),
                Rule.route("GET", CASES + "/{id}/sla/explain").roles(READERS).scopes(Scopes.COMPLAINTS_READ),
                erasing("POST", ERASURES),
                erasing("POST", ERASURES + "/preview"),
                erasing("GET", ERASURES).roles(Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR),
                erasing("GET", ERASURES + "/{id}").roles(Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR),
                Rule.route("GET", "/api/v1/info").roles(READERS).scopes(Scopes.COMPLAINTS_READ, Scopes.EVENTS_WRITE)));
        for (AgentAction agentAction : AgentAction.values()) {
            Rule rule = Rule.route("POST", CASES + "/{id}/" + agentAction.wireName())
                    .scopes(Scopes.COMPLAINTS_WRITE);
            // The customer's confirmation mail is an acknowledgement, and a service of ours sends it.
            rules.add(
                    agentAction == AgentAction.ACKNOWLEDGE
                            ? rule.roles(Roles.AGENT, Roles.SUPERVISOR, Roles.ADMIN, Roles.SERVICE)
                            : rule.roles(WORKERS));
        }
        return List.copyOf(rules);
    }
}
