package org.redress.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What a dashboard asks, over a year of many cases: the time of one HTTP request after another. Reference: the intake by team and day
 * counted from the facts by one SQL statement, as it would be without cells.
 */
@Command(name = "query", mixinStandardHelpOptions = true, description = "Figures of a year, by team and day.")
final class QueryBenchmark implements Callable<Integer> {

    private static final String FROM_FACTS = """
            select date_trunc('day', f.received_at, ?), s.team, count(*)
              from case_fact f join dimension_set s on s.id = f.dimension_set
             where f.received_at >= '2025-01-01' and f.received_at < '2026-01-01'
             group by 1, 2""";

    @Option(
            names = "--cases",
            defaultValue = "1000000",
            description = "Cases on the topic, five events each (default ${DEFAULT-VALUE}).")
    private long cases;

    @Option(
            names = "--requests",
            defaultValue = "200",
            description = "Requests of each question (default ${DEFAULT-VALUE}).")
    private int requests;

    @Option(names = "--warm-up", defaultValue = "50", description = "Requests before (default ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(names = "--zone", defaultValue = "Europe/Berlin", description = "Cuts days (default ${DEFAULT-VALUE}).")
    private String zone = "UTC";

    @Option(
            names = "--while",
            defaultValue = "0",
            description =
                    "Lives of the year's last month written to the topic each second meanwhile (default ${DEFAULT-VALUE}).")
    private double meanwhile;

    @Override
    public Integer call() throws Exception {
        Stack stack = Stack.running();
        ComplaintsTopic topic = new ComplaintsTopic(stack);
        topic.fill(cases * SyntheticLives.EVENTS_PER_CASE);
        try (LiveFigures live = new LiveFigures(stack)) {
            live.awaitCounted(topic.size());
        }
        IntakeBenchmark.print("reference  intake by team and day from the facts: %s%n", fromFacts(stack));
        try (HttpConnection http = new HttpConnection(stack.url("kpis"), stack.apiKey());
                SteadyLives lives = new SteadyLives(stack, meanwhile)) {
            lives.begin();
            for (Map.Entry<String, String> question : questions().entrySet()) {
                IntakeBenchmark.print("measured   %s%n", ask(http, question.getKey(), question.getValue()));
            }
        }
        return 0;
    }

    private Map<String, String> questions() {
        String year = "/api/v1/kpis?from=2025-01-01&to=2026-01-01&zone=" + zone + "&links=false";
        Map<String, String> questions = new LinkedHashMap<>();
        questions.put("intake by team and day", year + "&interval=day&groupBy=team&metrics=intake");
        questions.put("service levels by team and day", year + "&interval=day&groupBy=team&metrics=sla");
        questions.put("resolution time by team and day", year + "&interval=day&groupBy=team&metrics=resolutionTime");
        questions.put("backlog by team and day", year + "&interval=day&groupBy=team&metrics=backlog");
        questions.put(
                "all four by team and month",
                year + "&interval=month&groupBy=team&metrics=intake,sla,resolutionTime,backlog");
        questions.put("all figures by month", year + "&interval=month");
        questions.put(
                "all four by team, channel and month",
                year + "&interval=month&groupBy=team,channel&metrics=intake,sla,resolutionTime,backlog");
        questions.put(
                "intake by team and day of one channel",
                year + "&interval=day&groupBy=team&metrics=intake&channel=web");
        return questions;
    }

    private String ask(HttpConnection http, String name, String question) throws IOException {
        long[] nanos = new long[requests];
        int bytes = 0;
        ServerTiming timing = new ServerTiming();
        for (int i = -warmUp; i < requests; i++) {
            long start = System.nanoTime();
            HttpConnection.Answer answer = http.get(question);
            if (answer.status() != 200) {
                throw new IOException("refused: " + new String(answer.body(), StandardCharsets.UTF_8));
            }
            bytes = answer.body().length;
            if (i >= 0) {
                nanos[i] = System.nanoTime() - start;
                timing.add(answer.timing());
            }
        }
        return "%-38s %s, %,d bytes; mean of %s".formatted(name + ":", new Latencies(nanos), bytes, timing);
    }

    private Latencies fromFacts(Stack stack) throws SQLException {
        long[] nanos = new long[10];
        try (Connection connection = DriverManager.getConnection(
                        stack.databaseUrl("redress_kpi"), stack.databaseUser(), stack.databasePassword());
                PreparedStatement statement = connection.prepareStatement(FROM_FACTS)) {
            statement.setString(1, zone);
            for (int i = -2; i < nanos.length; i++) {
                long start = System.nanoTime();
                int rows = 0;
                try (ResultSet found = statement.executeQuery()) {
                    while (found.next()) {
                        rows++;
                    }
                }
                if (i >= 0 && rows > 0) {
                    nanos[i] = System.nanoTime() - start;
                }
            }
        }
        return new Latencies(nanos);
    }
}
