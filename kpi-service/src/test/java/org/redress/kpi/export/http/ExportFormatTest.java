package org.redress.kpi.export.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.kpi.export.Column;
import org.redress.kpi.export.Export;

/** Rows as files: RFC 4180 without formulas, JSON, and never more than a buffer of them in memory. */
class ExportFormatTest {

    private static final List<Column> COLUMNS = List.of(
            new Column("id", Column.Type.ID),
            new Column("text", Column.Type.TEXT),
            new Column("at", Column.Type.TIME),
            new Column("n", Column.Type.NUMBER),
            new Column("truth", Column.Type.TRUTH));
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.006Z");

    @Test
    void csv_is_that_of_RFC_4180_and_runs_in_no_spreadsheet() throws Exception {
        String written = written(
                ExportFormat.CSV,
                row("1", "plain", AT, 7L, true),
                row("2", "a, \"b\"\nc", null, -1L, null),
                row("3", "=1+1", null, 0L, false),
                row("4", "@SUM(A1)", null, 0L, false),
                row("5", "+49 30", null, 0L, false),
                row("6", "-", null, 0L, false),
                row("7", null, null, null, null));

        assertThat(written).isEqualTo("""
                id,text,at,n,truth
                1,plain,2026-01-02T03:04:05.006Z,7,true
                2,"a, ""b""\uE000c",,-1,
                3,'=1+1,,0,false
                4,'@SUM(A1),,0,false
                5,'+49 30,,0,false
                6,'-,,0,false
                7,,,,
                """.replace("\n", "\r\n").replace('\uE000', '\n'));
    }

    @Test
    void json_is_one_array_and_ndjson_a_line_each() throws Exception {
        List<List<@Nullable Object>> rows = List.of(row("1", "=\"x\"", AT, 7L, true), row("2", null, null, null, null));
        ObjectMapper json = new ObjectMapper();

        JsonNode array = json.readTree(written(ExportFormat.JSON, rows.get(0), rows.get(1)));
        List<String> lines =
                written(ExportFormat.NDJSON, rows.get(0), rows.get(1)).lines().toList();

        assertThat(array).hasSize(2);
        assertThat(array.at("/0/text").asText()).isEqualTo("=\"x\"");
        assertThat(array.at("/0/at").asText()).isEqualTo("2026-01-02T03:04:05.006Z");
        assertThat(array.at("/0/n").asLong()).isEqualTo(7);
        assertThat(array.at("/1/truth").isNull()).isTrue();
        assertThat(lines).hasSize(2);
        assertThat(json.readTree(lines.get(1))).isEqualTo(array.get(1));
        assertThat(json.readTree(written(ExportFormat.JSON))).isEmpty();
        assertThat(written(ExportFormat.NDJSON)).isEmpty();
    }

    /** Every row is a new object, made when the one before was taken; so what is in memory is what was taken and has not left. */
    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void a_million_rows_leave_as_they_come(ExportFormat exportFormat) throws Exception {
        AtomicLong left = new AtomicLong();
        OutputStream client = new OutputStream() {
            @Override
            public void write(int one) {
                left.incrementAndGet();
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                left.addAndGet(length);
            }
        };
        AtomicLong taken = new AtomicLong();
        AtomicLong mostInMemory = new AtomicLong();
        List<@Nullable Object> one = row("1", "plain", null, null, null);
        int bytes = written(exportFormat, one, one, one).length()
                - written(exportFormat, one, one).length();

        exportFormat.write(
                new Rows(1_000_000, sink -> {
                    sink.row(row("1", "plain", null, null, null));
                    long waiting = taken.incrementAndGet() * bytes - left.get();
                    mostInMemory.accumulateAndGet(waiting, Math::max);
                }),
                client);

        assertThat(taken).hasValue(1_000_000);
        assertThat(left.get()).isGreaterThan(1_000_000L * bytes - 1);
        assertThat(mostInMemory.get()).isLessThan(128 * 1024);
    }

    private static String written(ExportFormat exportFormat, List<?>... rows) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int[] next = {0};
        exportFormat.write(
                new Rows(rows.length, sink -> {
                    @SuppressWarnings("unchecked")
                    List<@Nullable Object> row = (List<@Nullable Object>) rows[next[0]++];
                    sink.row(row);
                }),
                out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Collections.unmodifiableList(Arrays.asList(values));
    }

    private interface Each {
        void give(Export.Sink sink) throws IOException;
    }

    private record Rows(long rows, Each each) implements Export {

        @Override
        public List<Column> columns() {
            return COLUMNS;
        }

        @Override
        public void forEach(Sink sink) throws IOException {
            for (long row = 0; row < rows; row++) {
                each.give(sink);
            }
        }

        @Override
        public void close() {}
    }
}
