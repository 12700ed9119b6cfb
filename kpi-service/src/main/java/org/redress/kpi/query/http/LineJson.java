package org.redress.kpi.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.query.Figure;
import org.redress.kpi.query.KpiAnswer;

/**
 * Writes what answers of thousands of lines consist of, field by field and with names that are encoded once: the same text as from the
 * records, in half the time.
 */
@Singleton
final class LineJson implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("lines")
                .addSerializer(KpiAnswer.Line.class, new Lines())
                .addSerializer(Figure.Intake.class, new Intakes())
                .addSerializer(Figure.Backlog.class, new Backlogs())
                .addSerializer(Figure.Times.class, new TimesOfCases())
                .addSerializer(Figure.Sla.class, new Slas()));
    }

    private static SerializableString name(String name) {
        return new SerializedString(name);
    }

    private static void write(JsonGenerator to, SerializableString name, long number) throws IOException {
        to.writeFieldName(name);
        to.writeNumber(number);
    }

    private static void write(JsonGenerator to, SerializableString name, @Nullable Double number) throws IOException {
        to.writeFieldName(name);
        if (number == null) {
            to.writeNull();
        } else {
            to.writeNumber(number);
        }
    }

    private static void write(JsonGenerator to, SerializableString name, @Nullable List<Double> ends)
            throws IOException {
        to.writeFieldName(name);
        if (ends == null) {
            to.writeNull();
            return;
        }
        to.writeStartArray();
        for (Double end : ends) {
            to.writeNumber(end);
        }
        to.writeEndArray();
    }

    private static final class Lines extends JsonSerializer<KpiAnswer.Line> {

        private static final SerializableString GROUP = name("group");
        private static final SerializableString BUCKET = name("bucket");
        private static final SerializableString METRICS = name("metrics");
        private static final SerializableString LINKS = name("links");

        @Override
        public void serialize(KpiAnswer.Line line, JsonGenerator to, SerializerProvider provider) throws IOException {
            to.writeStartObject();
            to.writeFieldName(GROUP);
            to.writeStartObject();
            for (Map.Entry<String, @Nullable String> value : line.group().entrySet()) {
                to.writeFieldName(value.getKey());
                to.writeString(value.getValue());
            }
            to.writeEndObject();
            to.writeFieldName(BUCKET);
            provider.defaultSerializeValue(line.bucket(), to);
            to.writeFieldName(METRICS);
            to.writeStartObject();
            for (Map.Entry<String, Figure> metric : line.metrics().entrySet()) {
                to.writeFieldName(metric.getKey());
                provider.defaultSerializeValue(metric.getValue(), to);
            }
            to.writeEndObject();
            if (line.links() != null) {
                to.writeFieldName(LINKS);
                provider.defaultSerializeValue(line.links(), to);
            }
            to.writeEndObject();
        }
    }

    private static final class Intakes extends JsonSerializer<Figure.Intake> {

        private static final SerializableString COUNT = name("count");
        private static final SerializableString N = name("n");

        @Override
        public void serialize(Figure.Intake intake, JsonGenerator to, SerializerProvider provider) throws IOException {
            to.writeStartObject();
            write(to, COUNT, intake.count());
            write(to, N, intake.n());
            to.writeEndObject();
        }
    }

    /** The moments are those of the buckets, the same for each group; to write one takes as long as the rest of its line. */
    private static final class Backlogs extends JsonSerializer<Figure.Backlog> {

        private static final SerializableString OPEN = name("open");
        private static final SerializableString UNRESOLVED = name("unresolved");
        private static final SerializableString AT = name("at");
        private static final DateTimeFormatter MILLISECONDS =
                new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

        @Override
        public void serialize(Figure.Backlog backlog, JsonGenerator to, SerializerProvider provider)
                throws IOException {
            to.writeStartObject();
            write(to, OPEN, backlog.open());
            write(to, UNRESOLVED, backlog.unresolved());
            to.writeFieldName(AT);
            to.writeString(written(provider).computeIfAbsent(backlog.at(), MILLISECONDS::format));
            to.writeEndObject();
        }

        /** What was written in this answer so far. */
        @SuppressWarnings("unchecked")
        private static Map<Instant, String> written(SerializerProvider provider) {
            Object known = provider.getAttribute(Backlogs.class);
            if (known == null) {
                known = new HashMap<Instant, String>();
                provider.setAttribute(Backlogs.class, known);
            }
            return (Map<Instant, String>) known;
        }
    }

    private static final class TimesOfCases extends JsonSerializer<Figure.Times> {

        /** The few texts of all times. */
        private final Map<String, SerializableString> texts = new ConcurrentHashMap<>();

        private final WrittenNumbers numbers = new WrittenNumbers();

        private static final SerializableString N = name("n");
        private static final SerializableString MEAN = name("meanSeconds");
        private static final SerializableString P50 = name("p50Seconds");
        private static final SerializableString P90 = name("p90Seconds");
        private static final SerializableString P95 = name("p95Seconds");
        private static final SerializableString P99 = name("p99Seconds");
        private static final SerializableString METHOD = name("method");
        private static final SerializableString COHORT = name("cohort");
        private static final SerializableString MEAN_INTERVAL = name("meanInterval95");
        private static final SerializableString P50_INTERVAL = name("p50Interval95");
        private static final SerializableString P90_INTERVAL = name("p90Interval95");
        private static final SerializableString P95_INTERVAL = name("p95Interval95");
        private static final SerializableString P99_INTERVAL = name("p99Interval95");
        private static final SerializableString INTERVALS = name("intervals");
        private static final SerializableString DISTRIBUTION = name("distribution");

        @Override
        public void serialize(Figure.Times times, JsonGenerator to, SerializerProvider provider) throws IOException {
            to.writeStartObject();
            write(to, N, times.n());
            write(to, MEAN, times.meanSeconds());
            bucket(to, P50, times.p50Seconds());
            bucket(to, P90, times.p90Seconds());
            bucket(to, P95, times.p95Seconds());
            bucket(to, P99, times.p99Seconds());
            text(to, METHOD, times.method());
            text(to, COHORT, times.cohort());
            write(to, MEAN_INTERVAL, times.meanInterval95());
            buckets(to, P50_INTERVAL, times.p50Interval95());
            buckets(to, P90_INTERVAL, times.p90Interval95());
            buckets(to, P95_INTERVAL, times.p95Interval95());
            buckets(to, P99_INTERVAL, times.p99Interval95());
            text(to, INTERVALS, times.intervals());
            to.writeFieldName(DISTRIBUTION);
            provider.defaultSerializeValue(times.distribution(), to);
            to.writeEndObject();
        }

        private void text(JsonGenerator to, SerializableString name, String text) throws IOException {
            to.writeFieldName(name);
            to.writeString(texts.computeIfAbsent(text, LineJson::name));
        }

        /** A percentile is the middle of a bucket, which other lines have too. */
        private void bucket(JsonGenerator to, SerializableString name, @Nullable Double middle) throws IOException {
            to.writeFieldName(name);
            if (middle == null) {
                to.writeNull();
            } else {
                to.writeRawValue(numbers.text(middle));
            }
        }

        private void buckets(JsonGenerator to, SerializableString name, @Nullable List<Double> ends)
                throws IOException {
            to.writeFieldName(name);
            if (ends == null) {
                to.writeNull();
                return;
            }
            to.writeStartArray();
            for (Double end : ends) {
                to.writeRawValue(numbers.text(end));
            }
            to.writeEndArray();
        }
    }

    private static final class Slas extends JsonSerializer<Figure.Sla> {

        private static final SerializableString MET = name("met");
        private static final SerializableString BREACHED = name("breached");
        private static final SerializableString CANCELLED = name("cancelled");
        private static final SerializableString PAST_DUE = name("runningPastDue");
        private static final SerializableString RUNNING = name("running");
        private static final SerializableString N = name("n");
        private static final SerializableString SHARE = name("share");
        private static final SerializableString INTERVAL = name("interval95");
        private static final SerializableString DECIDED = name("decidedShare");
        private static final SerializableString AT_RISK = name("atRisk");

        @Override
        public void serialize(Figure.Sla sla, JsonGenerator to, SerializerProvider provider) throws IOException {
            to.writeStartObject();
            write(to, MET, sla.met());
            write(to, BREACHED, sla.breached());
            write(to, CANCELLED, sla.cancelled());
            write(to, PAST_DUE, sla.runningPastDue());
            write(to, RUNNING, sla.running());
            write(to, N, sla.n());
            write(to, SHARE, sla.share());
            write(to, INTERVAL, sla.interval95());
            write(to, DECIDED, sla.decidedShare());
            write(to, AT_RISK, sla.atRisk());
            to.writeEndObject();
        }
    }
}
