package org.redress.complaint.casework.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T08:18:01Z",
                "2026-11-22T08:18:01.014Z",
                "2024-02-29T23:59:59.999999Z",
                "1969-12-31T23:59:59.5Z",
                "2026-01-01T00:00:00.000000001Z",
                "0001-01-01T00:00:00Z",
                "+12026-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z"
            })
    void readsWhatInstantsWrite(String text) {
        assertThat(Times.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-22",
                "2026-13-22T08:18:01Z",
                "2026-02-30T08:18:01Z",
                "2026-11-22T25:18:01Z",
                "2026-11-22T08:18:0xZ"
            })
    void refusesWhatIsNoInstant(String text) {
        assertThatThrownBy(() -> Times.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
