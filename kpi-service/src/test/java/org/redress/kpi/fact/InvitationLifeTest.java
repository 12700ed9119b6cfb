package org.redress.kpi.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as delivered, bounced and answered, by the hour at which each was reported (ADR 0017). */
class InvitationLifeTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", textBlock = """
            only sent,                          1, -, -, -, -, -, -, sent unconfirmed, -
            sent and delivered,                 1, 2, -, -, -, -, -, sent delivered, 2
            answered and nothing else,          -, -, -, -, -, -, 5, sent delivered answered opened, 5
            opened before the delivery is told, 1, 6, -, 3, -, -, -, sent delivered opened, 3
            bounced,                            1, -, 2, -, -, -, -, sent bounced, -
            bounced after the delivery,         1, 2, 3, -, -, -, -, sent bounced, -
            bounced at the same time,           1, 2, 2, -, -, -, -, sent bounced, -
            delivered after a soft bounce,      1, 3, 2, -, -, -, -, sent delivered, 3
            bounced and yet answered,           1, 2, 3, -, -, -, 4, sent delivered answered opened, 2
            declined,                           1, 2, -, -, 3, -, -, sent delivered dismissed, 2
            declined and then answered,         1, 2, -, -, 3, -, 4, sent delivered answered opened, 2
            expired unopened,                   1, 2, -, -, -, 9, -, sent expired delivered, 2
            answered too late,                  1, 2, -, -, -, 3, 4, sent delivered answered opened, 2
            expired and never heard of,         1, -, -, -, -, 9, -, sent unconfirmed expired, -
            """)
    void what_was_reported_decides(
            String name,
            @Nullable Integer sent,
            @Nullable Integer delivered,
            @Nullable Integer bounced,
            @Nullable Integer opened,
            @Nullable Integer dismissed,
            @Nullable Integer expired,
            @Nullable Integer answered,
            String counted,
            @Nullable Integer deliveredAt) {
        InvitationLife life = new InvitationLife(
                at(sent), at(delivered), at(bounced), at(opened), at(dismissed), at(expired), at(answered));

        assertThat(life.measures().keySet())
                .extracting(measure -> measure.replace("invitation-", ""))
                .isEqualTo(List.of(counted.split(" ")));
        assertThat(life.delivered().orElse(null)).isEqualTo(at(deliveredAt));
    }

    private static @Nullable Instant at(@Nullable Integer hour) {
        return hour == null ? null : Instant.EPOCH.plusSeconds(3600L * hour);
    }
}
