package org.redress.complaint.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.redress.complaint.policy.EventKind;

class NamedStepsTest {

    @Test
    void namesThatMeanSomethingElseToRulesAreNoSteps() {
        assertThat(NamedSteps.RESERVED)
                .containsAll(Arrays.stream(EventKind.values())
                        .map(EventKind::wireName)
                        .toList());
        assertThat(NamedSteps.RESERVED).noneMatch(NamedSteps::accepted);
        assertThat(NamedSteps.accepted("holding-reply")).isTrue();
        assertThat(NamedSteps.accepted("Holding reply")).isFalse();
    }
}
