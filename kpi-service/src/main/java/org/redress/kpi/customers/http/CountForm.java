package org.redress.kpi.customers.http;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.redress.kit.http.JsonMembers;
import org.redress.kpi.customers.CustomerCount;
import org.redress.kpi.customers.CustomerSegment;

/**
 * A posted count, read strictly: every fault is named with its pointer.
 *
 * @param withdrawn whether it takes the count back
 */
record CountForm(CustomerCount count, boolean withdrawn) {

    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2500, 1, 1);
    private static final long MOST = 100_000_000_000L;
    private static final int LONGEST_CODE = 200;

    static CountForm read(byte @Nullable [] body) {
        JsonMembers members = JsonMembers.ofBody(body, "malformed-json");
        LocalDate from = date(members, "from", FIRST_DAY, true);
        LocalDate to = date(members, "to", from.plusDays(1), false);
        if (members.faultless() && !from.isBefore(to)) {
            members.fault("to", "not-after-from", "must lie after from");
        }
        CustomerSegment segment =
                new CustomerSegment(code(members, "brand"), code(members, "product"), code(members, "region"));
        boolean withdrawn = Boolean.TRUE.equals(members.truth("withdrawn"));
        Long customers = number(members, "customers", !withdrawn);
        Long gained = number(members, "new", false);
        Long lost = number(members, "lost", false);
        CustomerCount count = new CustomerCount(from, to, segment, customers == null ? 0 : customers, gained, lost);
        Long start = count.atStart();
        if (start != null && start < 0 && !members.faulty("customers")) {
            members.fault("new", "too-many", "is more than customers and lost together");
        }
        members.refuse("invalid-data", "The data is not valid");
        return new CountForm(count, withdrawn);
    }

    /** A date; the usual one if it is left out or at fault. */
    private static LocalDate date(JsonMembers members, String name, LocalDate usual, boolean required) {
        LocalDate date = members.date(name, FIRST_DAY, LAST_DAY, required);
        return date == null ? usual : date;
    }

    private static @Nullable String code(JsonMembers members, String name) {
        String code = members.line(name, LONGEST_CODE);
        return code == null ? null : code.strip();
    }

    private static @Nullable Long number(JsonMembers members, String name, boolean required) {
        return members.whole(name, 0, MOST, required, "must be a whole number from 0 to " + MOST);
    }
}
