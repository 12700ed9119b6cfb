package org.redress.kit.republish;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.redress.kit.access.AccessRules;
import org.redress.kit.access.Rule;
import org.redress.kit.caller.Roles;

/** Publishing again costs every consumer work: for those who run the system. */
@ApplicationScoped
class RepublishAccess implements AccessRules {

    @Override
    public List<Rule> rules() {
        return List.of(Rule.route("POST", "/api/v1/republish").roles(Roles.OPS, Roles.ADMIN));
    }
}
