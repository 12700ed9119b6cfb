package org.redress.kpi.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CustomerFiguresTest {

    private static final CustomerSegment ALL = new CustomerSegment(null, null, null);
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate FEBRUARY = LocalDate.of(2026, 2, 1);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

    private static CustomerCount count(
            LocalDate from, LocalDate to, long customers, @Nullable Long gained, @Nullable Long lost) {
        return new CustomerCount(from, to, ALL, customers, gained, lost);
    }

    @Test
    void customersAreAveragedByDaysAndMovementsAddedUp() {
        List<CustomerCount> counts =
                List.of(count(JANUARY, FEBRUARY, 1_100, 200L, 100L), count(FEBRUARY, MARCH, 1_000, 50L, 150L));

        CustomerFigures figures = CustomerFigures.of(JANUARY, MARCH, counts, 59);

        assertThat(figures.averageCustomers()).isCloseTo(1_050, within(1e-9));
        assertThat(figures.complaintsPerThousand()).isCloseTo(59_000 / 1_050.0, within(1e-9));
        assertThat(figures.startCustomers()).isEqualTo(1_000);
        assertThat(figures.endCustomers()).isEqualTo(1_000);
        assertThat(figures.retention()).isCloseTo(0.75, within(1e-12));
        assertThat(figures.churn()).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void daysWithoutACountGiveNoRate() {
        CustomerFigures figures =
                CustomerFigures.of(JANUARY, MARCH, List.of(count(FEBRUARY, MARCH, 1_000, null, null)), 59);

        assertThat(figures.days()).isEqualTo(59);
        assertThat(figures.coveredDays()).isEqualTo(28);
        assertThat(figures.averageCustomers()).isEqualTo(1_000);
        assertThat(figures.complaintsPerThousand()).isNull();
        assertThat(CustomerFigures.of(JANUARY, MARCH, List.of(), 59).averageCustomers())
                .isNull();
    }

    @Test
    void aPartOfACountHasARateButNoRetention() {
        LocalDate tenth = JANUARY.plusDays(9);

        CustomerFigures figures =
                CustomerFigures.of(JANUARY, tenth, List.of(count(JANUARY, FEBRUARY, 500, 20L, 20L)), 5);

        assertThat(figures.complaintsPerThousand()).isCloseTo(10, within(1e-9));
        assertThat(figures.retention()).isNull();
        assertThat(figures.churn()).isNull();
    }
}
