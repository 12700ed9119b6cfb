package org.redress.stack.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.redress.stack.App;
import org.redress.stack.Ports;

/**
 * What is still on its way, summed over the services' metrics.
 *
 * @param unpublished events stored and not yet on Kafka
 * @param unconsumed records on Kafka that a service has not applied yet
 * @param parked records set aside with a reason, since the services started
 */
record Backlog(long unpublished, long unconsumed, long parked) {

    /** Asks every service; one that does not answer within a second counts as nothing. */
    static Backlog of(Ports ports) throws InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(1))
                .build();
        Backlog sum = new Backlog(0, 0, 0);
        for (App app : App.values()) {
            sum = sum.plus(parse(metrics(client, app.managementPort(ports))));
        }
        return sum;
    }

    /** Reads the Prometheus text format. */
    static Backlog parse(String metrics) {
        return new Backlog(
                sum(metrics, "complaints_outbox_unsent"),
                sum(metrics, "complaints_consumer_lag_records"),
                sum(metrics, "complaints_dlq_records_total"));
    }

    private Backlog plus(Backlog other) {
        return new Backlog(unpublished + other.unpublished, unconsumed + other.unconsumed, parked + other.parked);
    }

    private static String metrics(HttpClient client, int port) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/metrics"))
                .timeout(Duration.ofSeconds(1))
                .build();
        try {
            return client.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return "";
        }
    }

    private static long sum(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .mapToLong(value -> Math.round(Double.parseDouble(value)))
                .sum();
    }
}
