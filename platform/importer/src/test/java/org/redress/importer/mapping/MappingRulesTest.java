package org.redress.importer.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.importer.file.Row;

class MappingRulesTest {

    private static final Values BERLIN = new Values(List.of("?"), ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource(textBlock = """
                    yyyy-MM-dd HH:mm       | 2016-02-29 01:16       | 2016-02-29T00:16:00Z
                    M/d/yyyy               | 7/4/2016               | 2016-07-03T22:00:00Z
                    MM/dd/yyyy hh:mm:ss a  | 12/25/2013 12:00:00 AM | 2013-12-24T23:00:00Z
                    iso                    | 2016-02-29T01:16:00+05:00 | 2016-02-28T20:16:00Z
                    yyyy-MM-dd HH:mmXXX    | 2016-02-29 01:16+05:00 | 2016-02-28T20:16:00Z
                    yyyy-MM-dd HH:mm       | 2016-03-27 02:30       | 2016-03-27T01:30:00Z
                    yyyy-MM-dd HH:mm       | 2016-10-30 02:30       | 2016-10-30T00:30:00Z
                    """, delimiter = '|')
    void readsTimesInTheirZone(String format, String text, Instant expected) {
        TimeRule rule = new TimeRule("at", format, null, null);

        assertThat(rule.read(row(Map.of("at", text)), BERLIN)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2016-02-30 01:16", "2016-2-29 01:16", "yesterday", "2016-02-29 24:16", "2016-02-29"})
    void refusesWhatIsNoTime(String text) {
        TimeRule rule = new TimeRule("at", "yyyy-MM-dd HH:mm", null, null);

        assertThatThrownBy(() -> rule.read(row(Map.of("at", text)), BERLIN))
                .isInstanceOf(RefusedRowException.class)
                .hasMessageContaining("column 'at' holds '" + text + "'");
    }

    @Test
    void emptyAndNullTokensAreAbsent() {
        assertThat(BERLIN.text(row(Map.of("a", "?")), "a")).isNull();
        assertThat(BERLIN.text(row(Map.of("a", "  ")), "a")).isNull();
        assertThat(BERLIN.text(row(Map.of("a", " x ")), "a")).isEqualTo("x");
    }

    @Test
    void equalRowsWithoutAnIdAreRealRepeats() {
        RowEvents cfpb = Mappings.load("cfpb").rows(null);
        Map<String, String> complaint = complaint();

        assertThat(received(cfpb, complaint)).matches("[0-9a-f]{20}/received");
        String first = received(Mappings.load("cfpb").rows(null), complaint);
        assertThat(received(cfpb, complaint)).isEqualTo(first.replace("/", "-2/"));
        complaint.put("State", "CA");
        assertThat(received(cfpb, complaint)).isNotEqualTo(first).doesNotContain("-");
    }

    @Test
    void groupsWithoutAnAnswerDisappearWithTheirConstants() {
        Map<String, String> sheet =
                new LinkedHashMap<>(Map.of("id", "7", "nps", "9", "satisfaction", "NA", "intention", "NA", "t", "3"));

        assertThat(Mappings.load("botanic-nps").rows(null).of(row(sheet)))
                .isInstanceOfSatisfying(Mapped.Events.class, mapped -> {
                    IntakeEvent event = mapped.events().getFirst();
                    assertThat(event.data().toString()).isEqualTo("{\"survey\":\"wave-3\",\"nps\":9}");
                    assertThat(event.subject()).isNull();
                });
        sheet.put("nps", "NA");
        assertThat(Mappings.load("botanic-nps").rows(null).of(row(sheet))).isInstanceOf(Mapped.Skipped.class);
    }

    @Test
    void aValueTheMappingDoesNotKnowIsRefused() {
        Map<String, String> complaint = complaint();
        complaint.put("Timely response?", "Perhaps");

        assertThat(Mappings.load("cfpb").rows(null).of(row(complaint)))
                .isInstanceOfSatisfying(Mapped.Refused.class, refused -> {
                    assertThat(refused.column()).isEqualTo("Timely response?");
                    assertThat(refused.code()).isEqualTo("unknown-value");
                });
    }

    @Test
    void everyBuiltInMappingIsValid() {
        assertThat(Mappings.BUILT_IN)
                .allSatisfy(name -> assertThat(Mappings.load(name).columns()).isNotEmpty());
    }

    @Test
    void noMappingReadsColumnsThatKnowTheFutureOrThePlace() {
        assertThat(Mappings.load("uci").columns())
                .doesNotContain("resolved_at", "closed_at", "closed_code", "resolved_by");
        assertThat(Mappings.load("nyc311").columns())
                .noneMatch(column -> column.matches(".*(Address|Street|Zip|itude|Coordinate|Location).*"));
    }

    private static Map<String, String> complaint() {
        return new LinkedHashMap<>(Map.of(
                "Date received", "7/29/2013",
                "Date sent to company", "7/30/2013",
                "Company response to consumer", "Closed",
                "Timely response?", "Yes",
                "State", "VA"));
    }

    private static String received(RowEvents rows, Map<String, String> values) {
        return rows.of(row(values)) instanceof Mapped.Events mapped
                ? mapped.events().getFirst().id()
                : "";
    }

    private static Row row(Map<String, String> values) {
        Map<String, Integer> columns = new LinkedHashMap<>();
        values.keySet().forEach(column -> columns.put(column, columns.size()));
        return new Row(1, 2, columns, List.copyOf(values.values()));
    }
}
