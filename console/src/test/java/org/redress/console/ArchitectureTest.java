package org.redress.console;

import org.junit.jupiter.api.Test;
import org.redress.testing.ArchitectureRules;

class ArchitectureTest {

    @Test
    void the_console_keeps_the_directions() {
        ArchitectureRules.check("org.redress.console");
    }
}
