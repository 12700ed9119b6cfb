package org.redress.kit.access;

import java.util.Set;
import org.redress.kit.caller.Caller;

/**
 * One line of the access table.
 *
 * @param method HTTP method; HEAD follows GET
 * @param path the path template as the resource declares it, for example {@code /api/v1/complaints/{id}}
 * @param open served without identity
 * @param roles any of these roles suffices
 * @param scopes any of these scopes suffices
 */
public record Rule(String method, String path, boolean open, Set<String> roles, Set<String> scopes) {

    public Rule {
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }

    /** A route that nobody may call yet; add {@link #roles} or {@link #scopes}. */
    public static Rule route(String method, String path) {
        return new Rule(method, path, false, Set.of(), Set.of());
    }

    /** A route that everybody may call, without identity. */
    public static Rule open(String method, String path) {
        return new Rule(method, path, true, Set.of(), Set.of());
    }

    /** The same route for people (or services) of any of these roles, instead of those named before. */
    public Rule roles(String... allowed) {
        return new Rule(method, path, open, Set.of(allowed), scopes);
    }

    /** The same route for machines with any of these scopes, instead of those named before. */
    public Rule scopes(String... allowed) {
        return new Rule(method, path, open, roles, Set.of(allowed));
    }

    /** Whether this caller may call the route. */
    public boolean permits(Caller caller) {
        if (open) {
            return true;
        }
        for (String role : roles) {
            if (caller.hasRole(role)) {
                return true;
            }
        }
        for (String scope : scopes) {
            if (caller.hasScope(scope)) {
                return true;
            }
        }
        return false;
    }
}
