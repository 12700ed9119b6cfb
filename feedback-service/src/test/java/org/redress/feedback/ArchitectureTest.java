package org.redress.feedback;

import org.junit.jupiter.api.Test;
import org.redress.testing.ArchitectureRules;

class ArchitectureTest {

    @Test
    void theRulesHold() {
        ArchitectureRules.check("org.redress.feedback");
    }
}
