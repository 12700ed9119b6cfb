package org.redress.testing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule finds the class that breaks it, so that none matches nothing unnoticed; and lets a clean one pass. */
class ArchitectureRulesTest {

    private static final JavaClasses BAD = new ClassFileImporter().importPackages("org.redress.testing.bad");
    private static final JavaClasses CLEAN = new ClassFileImporter().importClasses(MutableClock.class);
    private static final Map<String, ArchRule> RULES = ArchitectureRules.of("org.redress.testing.bad");

    @ParameterizedTest
    @ValueSource(strings = {"AR1", "AR2", "AR3", "AR4", "AR5", "AR6", "AR7", "AR8", "AR9", "AR10", "AR11", "AR12"})
    void finds_its_negative_example(String number) {
        ArchRule rule = requireNonNull(ArchitectureRules.of("org.redress.testing.bad", "org.redress.testing.bad.other")
                .get(number));
        assertThat(rule.evaluate(BAD).hasViolation()).as("%s", rule).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AR1", "AR2", "AR3", "AR4", "AR5", "AR6", "AR7", "AR8", "AR9", "AR10", "AR11", "AR12"})
    void lets_clean_code_pass(String number) {
        ArchRule rule = requireNonNull(RULES.get(number));
        assertThat(rule.evaluate(CLEAN).hasViolation()).as("%s", rule).isFalse();
    }
}
