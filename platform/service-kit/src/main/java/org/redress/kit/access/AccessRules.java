package org.redress.kit.access;

import java.util.List;

/** Part of the access table; every bean of this type adds its lines. A route without a line is refused to everybody. */
public interface AccessRules {

    /** The lines, fixed for the life of the service. */
    List<Rule> rules();
}
