package org.redress.kit.caller;

import java.security.Principal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a request.
 *
 * @param id user id, public part of the API key, or service name; stable and safe to log
 * @param name what people call it
 * @param roles of a person, see {@link Roles}; a service has {@link Roles#SERVICE}
 * @param scopes of a machine, see {@link Scopes}
 * @param sources the CloudEvents sources a machine may post as; empty for any
 * @param team a person's team code
 */
public record Caller(
        Kind kind,
        String id,
        String name,
        Set<String> roles,
        Set<String> scopes,
        List<String> sources,
        @Nullable String team)
        implements Principal {

    /** The three kinds of callers. */
    public enum Kind {
        /** A person, signed in at the console. */
        USER,
        /** Another system, by API key. */
        MACHINE,
        /** One of our own services. */
        SERVICE
    }

    public Caller {
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
        sources = List.copyOf(sources);
    }

    @Override
    public String getName() {
        return id;
    }

    /** Whether it has this role; {@code admin:*} gives a machine the role admin. */
    public boolean hasRole(String role) {
        return roles.contains(role) || (role.equals(Roles.ADMIN) && scopes.contains(Scopes.ADMIN));
    }

    /** Whether it has this scope; {@code admin:*} includes every scope. */
    public boolean hasScope(String scope) {
        return scopes.contains(scope) || scopes.contains(Scopes.ADMIN);
    }

    /** Whether a machine may post events of this CloudEvents source; people and services may always. */
    public boolean mayPostAs(String source) {
        return kind != Kind.MACHINE || sources.isEmpty() || sources.contains(source);
    }

    /** The actor of events this caller causes, as {@code kind:id}, for example {@code agent:018f…}. */
    public String actor() {
        return switch (kind) {
            case USER -> "agent:" + id;
            case MACHINE -> "system:" + id;
            case SERVICE -> "redress:" + id;
        };
    }
}
