package org.redress.complaint;

import org.junit.jupiter.api.Test;
import org.redress.testing.ArchitectureRules;

class ArchitectureTest {

    @Test
    void keepsItsDirections() {
        ArchitectureRules.check("org.redress.complaint");
    }
}
