package org.redress.notification;

import org.junit.jupiter.api.Test;
import org.redress.testing.ArchitectureRules;

class ArchitectureTest {

    @Test
    void theRulesHold() {
        ArchitectureRules.check("org.redress.notification");
    }
}
