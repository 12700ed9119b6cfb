package org.redress.stack.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BacklogTest {

    @Test
    void sums_what_the_services_report() {
        assertThat(Backlog.parse("""
                # HELP complaints_outbox_unsent Unpublished rows
                # TYPE complaints_outbox_unsent gauge
                complaints_outbox_unsent 3.0
                complaints_outbox_unsent_other 99.0
                complaints_consumer_lag_records{consumer="kpi"} 4.0
                complaints_consumer_lag_records{consumer="identity"} 1.0E2
                complaints_dlq_records_total{consumer="kpi",reason="poison"} 2.0
                """)).isEqualTo(new Backlog(3, 104, 2));
        assertThat(Backlog.parse("")).isEqualTo(new Backlog(0, 0, 0));
    }
}
