package org.redress.kpi.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.redress.kit.http.JsonRules;
import org.redress.kpi.query.Bucket;
import org.redress.kpi.query.Figure;
import org.redress.kpi.query.KpiAnswer;

class AnswerWriterTest {

    private static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");

    @Test
    void an_answer_is_written_as_its_records_say_however_long_it_is() throws Exception {
        for (int lines : new int[] {0, 1, 2_000, 2_001, 4_100}) {
            KpiAnswer answer = answer(lines);
            assertThat(new String(new AnswerWriter(mapper(true)).write(answer), StandardCharsets.UTF_8))
                    .isEqualTo(mapper(false).writeValueAsString(answer));
        }
    }

    private static ObjectMapper mapper(boolean byHand) {
        ObjectMapper mapper = new ObjectMapper();
        new JsonRules().customize(mapper);
        new BucketJson().customize(mapper);
        if (byHand) {
            new LineJson().customize(mapper);
        }
        return mapper;
    }

    private static KpiAnswer answer(int count) {
        List<KpiAnswer.Line> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(line(i));
        }
        return new KpiAnswer(
                FROM,
                FROM,
                FROM.plusSeconds(86_400),
                "UTC",
                "day",
                List.of("team"),
                new KpiAnswer.Freshness(null, 0.5),
                lines,
                KpiAnswer.Spent.UNKNOWN);
    }

    private static KpiAnswer.Line line(int i) {
        Map<String, @Nullable String> group = new TreeMap<>();
        group.put("team", i % 3 == 0 ? null : "Süd \"" + i + "\"");
        Double some = i % 2 == 0 ? null : i / 3.0;
        List<Double> ends = some == null ? null : List.of(some - 1e-9, some * 1e9);
        Bucket bucket = i % 5 == 0 ? null : new Bucket(FROM, FROM.plusSeconds(i), true);
        Figure.Times times = new Figure.Times(
                i,
                some,
                some,
                some,
                some,
                some,
                "m",
                "c",
                ends,
                ends,
                ends,
                ends,
                ends,
                "i",
                some == null ? null : List.of(new Figure.Times.Bin(null, i)));
        Figure.Sla sla = new Figure.Sla(i, 2, 3, 4, 5, 6, some, ends, some, 7);
        Map<String, Figure> metrics = new LinkedHashMap<>();
        metrics.put("intake", new Figure.Intake(i, i));
        metrics.put("resolutionTime", times);
        metrics.put("clockTimes", new Figure.ClockTimes(Map.of("c", new Figure.ClockTime(times, times))));
        metrics.put("backlog", new Figure.Backlog(i, -i, FROM.plusMillis(i % 7)));
        metrics.put("sla", new Figure.Slas(Map.of("first", sla)));
        metrics.put("disputed", new Figure.Part(1, 2, some, ends));
        return new KpiAnswer.Line(group, bucket, metrics, null);
    }
}
