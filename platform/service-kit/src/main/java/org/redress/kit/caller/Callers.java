package org.redress.kit.caller;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import org.redress.kit.problem.Problem;

/** From Quarkus' identity to our caller and back. */
public final class Callers {

    private Callers() {}

    /**
     * The caller behind an identity. Inject {@link SecurityIdentity} (a proxy, safe to keep) and ask within the request.
     *
     * @throws org.redress.kit.problem.ProblemException 401 if the request is anonymous
     */
    public static Caller of(SecurityIdentity identity) {
        if (identity.getPrincipal() instanceof Caller caller) {
            return caller;
        }
        throw Problem.unauthenticated("Send an API key or a token.").exception();
    }

    /** The identity of a caller; immutable, may be kept and reused. */
    public static SecurityIdentity identity(Caller caller) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(caller)
                .addRoles(caller.roles())
                .build();
    }
}
