package org.redress.feedback.answers.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.redress.kit.access.AccessRules;
import org.redress.kit.access.Rule;
import org.redress.kit.caller.Roles;
import org.redress.kit.caller.Scopes;

/** Who may post and read answers. */
@ApplicationScoped
class FeedbackAccess implements AccessRules {

    private static final String[] READERS = {
        Roles.AGENT, Roles.SUPERVISOR, Roles.OPS, Roles.ADMIN, Roles.AUDITOR, Roles.SERVICE
    };

    @Override
    public List<Rule> rules() {
        return List.of(
                Rule.route("POST", "/api/v1/feedback")
                        .roles(Roles.AGENT, Roles.SUPERVISOR, Roles.ADMIN)
                        .scopes(Scopes.FEEDBACK_WRITE),
                Rule.route("POST", "/api/v1/events").roles(Roles.ADMIN).scopes(Scopes.FEEDBACK_WRITE),
                Rule.open("OPTIONS", "/api/v1/events"),
                Rule.route("GET", "/api/v1/feedback").roles(READERS).scopes(Scopes.COMPLAINTS_READ),
                Rule.route("GET", "/api/v1/feedback/{id}").roles(READERS).scopes(Scopes.COMPLAINTS_READ),
                Rule.route("GET", "/api/v1/feedback/invitations/{id}")
                        .roles(READERS)
                        .scopes(Scopes.COMPLAINTS_READ));
    }
}
