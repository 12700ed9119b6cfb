package org.redress.complaint.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.redress.complaint.policy.EventKind;

class StepsTest {

    @Test
    void namesThatMeanSomethingElseToRulesAreNoSteps() {
        assertThat(Steps.RESERVED)
                .containsAll(Arrays.stream(EventKind.values())
                        .map(EventKind::wireName)
                        .toList());
        assertThat(Steps.RESERVED).noneMatch(Steps::accepted);
        assertThat(Steps.accepted("holding-reply")).isTrue();
        assertThat(Steps.accepted("Holding reply")).isFalse();
    }
}
