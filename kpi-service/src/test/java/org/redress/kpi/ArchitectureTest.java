package org.redress.kpi;

import org.junit.jupiter.api.Test;
import org.redress.testing.ArchitectureRules;

class ArchitectureTest {

    @Test
    void the_code_keeps_its_directions_AR1_to_AR10() {
        ArchitectureRules.check("org.redress.kpi");
    }
}
