package org.redress.kpi.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.redress.kpi.query.Metric;

class KpiPageTest {

    private static final Path PAGE = Path.of("../docs/kpis.md");

    /** To write the page anew: run {@link KpiPage#main} with its path. */
    @Test
    void docs_kpis_md_says_what_the_api_says() throws IOException {
        assertThat(Files.readString(PAGE)).isEqualTo(KpiPage.text());
    }

    @Test
    void every_figure_of_the_api_is_defined() {
        List<String> defined = Definitions.all().stream().map(Definition::id).toList();
        assertThat(Arrays.stream(Metric.values()).map(Metric::wireName)).allSatisfy(metric -> assertThat(defined)
                .anyMatch(id -> id.equals(metric) || id.startsWith(metric + ".")));
    }
}
