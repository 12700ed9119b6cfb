package org.redress.messaging;

import org.junit.jupiter.api.Test;
import org.redress.testing.ArchitectureRules;

class ArchitectureTest {

    @Test
    void the_library_keeps_the_rules() {
        ArchitectureRules.check("org.redress.messaging");
    }
}
