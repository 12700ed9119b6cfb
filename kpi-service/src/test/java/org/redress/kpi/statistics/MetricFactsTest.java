package org.redress.kpi.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.redress.testing.SharedFolder;

/** The published reference numbers, each by its id; the tolerance is half a unit of the last digit that the fact gives. */
class MetricFactsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("nps")
    void netPromoterScore(String id, JsonNode fact) {
        NetPromoterScore nps = new NetPromoterScore(
                fact.path("promoters").asLong(),
                fact.path("passives").asLong(),
                fact.path("detractors").asLong());
        JsonNode expected = fact.path("expect");
        expect(nps.score(), expected.path("nps"));
        expect(nps.rounded() == null ? null : nps.rounded().doubleValue(), expected.path("rounded"));
        expect(nps.variance(), expected.path("variance"));
        expect(nps.standardError(), expected.path("standardError"));
        expect(nps.wald95(), expected.path("wald95"));
        if (expected.has("adjustedWald95")) {
            expect(nps.adjustedWald95(), expected.path("adjustedWald95"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wilson")
    void shareWithWilsonInterval(String id, JsonNode fact) {
        Share share = new Share(fact.path("k").asLong(), fact.path("n").asLong());
        expect(share.rate(), fact.path("expect").path("rate"));
        expect(share.wilson95(), fact.path("expect").path("wilson95"));
        Interval interval = share.wilson95();
        if (interval != null && share.hits() == 0) {
            assertThat(interval.low()).isEqualTo(0.0);
        }
        if (interval != null && share.hits() == share.n()) {
            assertThat(interval.high()).isEqualTo(1.0);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("percentile")
    void percentiles(String id, JsonNode fact) {
        double[] values = StreamSupport.stream(fact.path("values").spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
        double q = fact.path("q").asDouble();
        expect(Percentile.disc(values, q), fact.path("expect").path("disc"));
        expect(Percentile.cont(values, q), fact.path("expect").path("cont"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ddsketch")
    void sketchBuckets(String id, JsonNode fact) {
        SketchScale scale = new SketchScale(fact.path("alpha").asDouble());
        int bucket = scale.bucket(fact.path("x").asDouble());
        assertThat(bucket).isEqualTo(fact.path("expect").path("index").asInt());
        expect(scale.value(bucket), fact.path("expect").path("value"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("burnRate")
    void burnRates(String id, JsonNode fact) {
        Objective objective = new Objective(fact.path("slo").asDouble());
        expect(objective.maxBurn(), fact.path("expect").path("maxBurn"));
        DoubleStream.of(14.4, 6, 3, 1).forEach(burn -> {
            String name = "breachShareAt" + (burn == 14.4 ? "14.4" : Integer.toString((int) burn));
            expect(objective.breachShareAt(burn), fact.path("expect").path(name));
        });
    }

    static Stream<Arguments> nps() throws IOException {
        return facts("nps");
    }

    static Stream<Arguments> wilson() throws IOException {
        return facts("wilson");
    }

    static Stream<Arguments> percentile() throws IOException {
        return facts("percentile");
    }

    static Stream<Arguments> ddsketch() throws IOException {
        return facts("ddsketch");
    }

    static Stream<Arguments> burnRate() throws IOException {
        return facts("burnRate");
    }

    private static Stream<Arguments> facts(String kind) throws IOException {
        JsonNode all = new ObjectMapper()
                .readTree(SharedFolder.assumePresent("facts/metric_facts.json").toFile());
        assertThat(all.path(kind)).isNotEmpty();
        return StreamSupport.stream(all.path(kind).spliterator(), false)
                .map(fact -> Arguments.of(fact.path("id").asText(), fact));
    }

    private static void expect(@Nullable Interval actual, JsonNode expected) {
        if (expected.isNull()) {
            assertThat(actual).isNull();
            return;
        }
        assertThat(actual).isNotNull();
        expect(actual.low(), expected.path(0));
        expect(actual.high(), expected.path(1));
    }

    private static void expect(@Nullable Double actual, JsonNode expected) {
        if (expected.isNull()) {
            assertThat(actual).isNull();
        } else {
            assertThat(expected.isNumber()).isTrue();
            int digits = expected.decimalValue().stripTrailingZeros().scale();
            double tolerance = 0.5 * Math.pow(10, -Math.max(digits, 0)) + 1e-9;
            assertThat(actual).isCloseTo(expected.asDouble(), within(digits <= 0 ? 1e-9 : tolerance));
        }
    }
}
