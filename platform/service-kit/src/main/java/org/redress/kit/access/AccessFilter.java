package org.redress.kit.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jspecify.annotations.Nullable;
import org.redress.kit.caller.Caller;
import org.redress.kit.caller.Callers;
import org.redress.kit.problem.Problem;

/** Holds every request against the access table. Looks at the route that was matched, not at the path as sent: nothing to disguise. */
@ApplicationScoped
class AccessFilter {

    private final AccessTable table;
    private final SecurityIdentity identity;
    private final Map<RuntimeResource, String> templates = new ConcurrentHashMap<>();

    AccessFilter(AccessTable table, SecurityIdentity identity) {
        this.table = table;
        this.identity = identity;
    }

    @ServerRequestFilter(nonBlocking = true, priority = Priorities.AUTHORIZATION)
    void check(ContainerRequestContext request) {
        String template = template();
        Rule rule = template == null ? null : table.rule(request.getMethod(), template);
        if (rule != null && rule.open()) {
            return;
        }
        Caller caller = Callers.of(identity);
        if (rule == null || !rule.permits(caller)) {
            throw Problem.forbidden("Your roles or scopes do not include this.").exception();
        }
    }

    private @Nullable String template() {
        RuntimeResource target = CurrentRequestManager.get().getTarget();
        if (target == null) {
            return null;
        }
        return templates.computeIfAbsent(target, AccessFilter::template);
    }

    private static String template(RuntimeResource target) {
        String ofClass = target.getClassPath() == null ? "" : target.getClassPath().template;
        String ofMethod = target.getPath() == null ? "" : target.getPath().template;
        return AccessTable.normalised(ofClass + "/" + ofMethod);
    }
}
