package org.redress.kpi.definitions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes {@code docs/kpis.md} from the definitions. */
public final class KpiPage {

    private KpiPage() {}

    /** Takes the path of the file to write. */
    public static void main(String... args) throws IOException {
        Files.writeString(Path.of(args[0]), text());
    }

    /** The page in Markdown. */
    public static String text() {
        StringBuilder page = new StringBuilder("""
                # What each figure means

                This page is written from the code by `KpiPage`; the same text is served at `GET /api/v1/kpis/definitions`. A test fails when
                the two differ.

                Every figure is kept as sums of quarter hours by source, channel, category, product, team, priority, brand, region and survey
                (ADR 0007). A period is cut in the zone of the question; ends that lie within a quarter of an hour are moved outwards, and the
                answer says which period it counted. Complaints are counted with the dimensions they have now.
                """);
        for (Definition definition : Definitions.all()) {
            page.append("""

                    ## %s

                    | | |
                    |---|---|
                    | API | `%s` |
                    | Formula | %s |
                    | Cohort | %s |
                    | Clock basis | %s |
                    | Unit | %s |
                    | Interval | %s |
                    | Not known yet | %s |
                    | Source | %s |
                    """.formatted(
                            definition.title(),
                            definition.id(),
                            definition.formula(),
                            definition.cohort(),
                            definition.clockBasis(),
                            definition.unit(),
                            definition.interval(),
                            definition.censoring(),
                            definition.source()));
        }
        return page.toString();
    }
}
