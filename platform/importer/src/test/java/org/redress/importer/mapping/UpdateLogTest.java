package org.redress.importer.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.redress.importer.file.Row;

/** What rows of an update log become, on the built-in mapping uci. */
class UpdateLogTest {

    private static final List<String> COLUMNS = List.of(
            "number",
            "incident_state",
            "reassignment_count",
            "made_sla",
            "opened_at",
            "sys_created_at",
            "sys_updated_at",
            "contact_type",
            "category",
            "priority",
            "assignment_group",
            "assigned_to");

    private final RowEvents mapping = Mappings.load("uci").rows(null);
    private final List<String> told = new ArrayList<>();
    private long rows;

    @Test
    void aFirstRowIsReceivedWhenItWasOpenedAndAssignedWhenItWasWritten() {
        row("New", 0, "1/3/2016 10:00", "Group 1", "?");

        assertThat(told)
                .containsExactly(
                        "received 2016-03-01T09:00:00Z {historic=true, channel=Phone, category=Category 1, priority=3 - Moderate,"
                                + " sourceStatus=New}",
                        "assigned 2016-03-01T10:00:00Z {historic=true, channel=Phone, category=Category 1, priority=3 - Moderate,"
                                + " sourceStatus=New, team=Group 1, transfer=false}");
    }

    @Test
    void everyResolvedRowMovesTheResolution() {
        row("New", 0, "1/3/2016 10:00", "?", "?");
        row("Resolved", 0, "1/3/2016 11:00", "?", "?");
        row("Resolved", 0, "1/3/2016 12:00", "?", "?");

        assertThat(facts()).containsExactly("received", "resolved", "resolved");
    }

    @Test
    void whatWasWrittenDownAsResolvedHasNoResolutionTime() {
        row("Resolved", 0, "1/3/2016 10:00", "?", "?", "?");
        row("Resolved", 0, "1/3/2016 11:00", "?", "?");
        row("Closed", 0, "1/3/2016 12:00", "?", "?");

        assertThat(facts()).containsExactly("received", "status-changed", "status-changed", "closed");
    }

    @Test
    void aFirstRowThatWasCreatedAndResolvedAtOnceIsResolved() {
        row("Resolved", 0, "1/3/2016 10:00", "?", "?");

        assertThat(facts()).containsExactly("received", "resolved");
    }

    @Test
    void workAfterTheEndIsAReopening() {
        row("New", 0, "1/3/2016 10:00", "?", "?");
        row("Resolved", 0, "1/3/2016 11:00", "?", "?");
        row("Awaiting User Info", 0, "1/3/2016 12:00", "?", "?");
        row("Closed", 0, "1/3/2016 13:00", "?", "?");
        row("Active", 0, "1/3/2016 14:00", "?", "?");

        assertThat(facts()).containsExactly("received", "resolved", "reopened", "status-changed", "closed", "reopened");
        assertThat(told.get(3)).contains("status=waiting-for-customer");
        assertThat(told.get(4)).contains("stated={\"verdict\":\"met\"}");
    }

    @Test
    void onlyTheCounterMakesATransfer() {
        row("New", 0, "1/3/2016 10:00", "Group 1", "Resolver 1");
        row("New", 0, "1/3/2016 11:00", "Group 2", "Resolver 1");
        row("New", 1, "1/3/2016 12:00", "Group 2", "Resolver 1");
        row("New", 1, "1/3/2016 13:00", "?", "?");

        assertThat(facts()).containsExactly("received", "assigned", "assigned", "assigned", "status-changed");
        assertThat(told.get(1)).contains("transfer=false");
        assertThat(told.get(2)).contains("team=Group 2", "transfer=false");
        assertThat(told.get(3)).contains("transfer=true");
        assertThat(told.get(4)).doesNotContain("team");
    }

    @Test
    void aRowWithNothingButAnotherStateOfTheSourceIsToldToo() {
        row("Active", 0, "1/3/2016 10:00", "?", "?");
        row("Awaiting Vendor", 0, "1/3/2016 11:00", "?", "?");
        row("Awaiting Vendor", 0, "1/3/2016 11:00", "?", "?");

        assertThat(facts()).containsExactly("received", "status-changed", "status-changed", "status-changed");
        assertThat(told.get(2)).contains("sourceStatus=Awaiting Vendor").doesNotContain("status=open");
    }

    @Test
    void idsFollowFromCaseRowAndFact() {
        List<String> first = ids(Mappings.load("uci").rows(null), 7);

        assertThat(first).containsExactly("INC1/1/received", "INC1/1/assigned");
        assertThat(ids(Mappings.load("uci").rows(null), 900)).isEqualTo(first);
    }

    private static List<String> ids(RowEvents rows, long number) {
        Row row = of(
                number,
                List.of(
                        "INC1",
                        "New",
                        "0",
                        "true",
                        "1/3/2016 09:00",
                        "1/3/2016 09:00",
                        "1/3/2016 10:00",
                        "Phone",
                        "?",
                        "?",
                        "Group 1",
                        "?"));
        return rows.of(row) instanceof Mapped.Events mapped
                ? mapped.events().stream().map(IntakeEvent::id).toList()
                : List.of();
    }

    private List<String> facts() {
        return told.stream().map(line -> line.substring(0, line.indexOf(' '))).toList();
    }

    private void row(String state, int transfers, String updatedAt, String team, String assignee) {
        row(state, transfers, updatedAt, team, assignee, "1/3/2016 09:00");
    }

    private void row(String state, int transfers, String updatedAt, String team, String assignee, String createdAt) {
        rows++;
        Row row = of(
                rows,
                List.of(
                        "INC1",
                        state,
                        String.valueOf(transfers),
                        "true",
                        "1/3/2016 09:00",
                        createdAt,
                        updatedAt,
                        "Phone",
                        "Category 1",
                        "3 - Moderate",
                        team,
                        assignee));
        assertThat(mapping.of(row)).isInstanceOfSatisfying(Mapped.Events.class, mapped -> mapped.events()
                .forEach(event -> told.add(event.fact() + " " + event.time() + " " + plain(event))));
    }

    private static Map<String, String> plain(IntakeEvent event) {
        Map<String, String> data = new LinkedHashMap<>();
        event.data()
                .properties()
                .forEach(field -> data.put(
                        field.getKey(),
                        field.getValue().isTextual()
                                ? field.getValue().textValue()
                                : field.getValue().toString()));
        return data;
    }

    private static Row of(long number, List<String> values) {
        Map<String, Integer> positions = new LinkedHashMap<>();
        COLUMNS.forEach(column -> positions.put(column, positions.size()));
        return new Row(number, number + 1, positions, values);
    }
}
