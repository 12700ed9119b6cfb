package org.redress.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** How far the live consumer of kpi-service has counted, and what the KPI API says. */
final class LiveFigures implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpConnection http;
    private final Connection database;

    LiveFigures(Stack stack) throws IOException, SQLException {
        this.http = new HttpConnection(stack.url("kpis"), stack.apiKey());
        this.database = DriverManager.getConnection(
                stack.databaseUrl("redress_kpi"), stack.databaseUser(), stack.databasePassword());
    }

    /** How many complaints of a source were received. */
    int intake(String source) throws IOException {
        String question =
                "/api/v1/kpis?from=2020-01-01&to=2100-01-01&zone=UTC&interval=none&links=false&metrics=intake&source=";
        return JSON.readTree(http.get(question + source).body())
                .at("/series/0/metrics/intake/count")
                .asInt();
    }

    /** Waits until so many events of the complaints topic are counted, committed with the figures. */
    void awaitCounted(long events) throws SQLException, InterruptedException {
        try (PreparedStatement statement = database.prepareStatement(
                "select coalesce(sum(next_offset), 0) from consumer_offset where consumer_group = 'kpi-service' and topic = ?")) {
            statement.setString(1, ComplaintsTopic.NAME);
            while (counted(statement) < events) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }

    private static long counted(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        try (database) {
            http.close();
        }
    }
}
