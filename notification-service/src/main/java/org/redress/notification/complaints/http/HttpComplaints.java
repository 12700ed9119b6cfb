package org.redress.notification.complaints.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.redress.kit.caller.Tokens;
import org.redress.notification.complaints.Complaints;

/** The complaint-service over HTTP, as a service that signs its own short-lived token for each call. */
@ApplicationScoped
class HttpComplaints implements Complaints {

    private static final String SERVICE = "notification-service";
    private static final int MAX_BODY = 64 * 1024;

    private final ObjectMapper json;
    private final ComplaintsConfig config;
    private final Tokens tokens;
    private final HttpClient client;

    HttpComplaints(ObjectMapper json, ComplaintsConfig config, Clock clock) {
        this.json = json;
        this.config = config;
        this.tokens = Tokens.signer(config.privateKey(), config.publicKeys(), Tokens.SERVICE_ISSUER, clock);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(config.connectTimeout())
                .build();
    }

    /** Makes this bean with the service, so that a wrong key stops the start and not the first delivery. */
    void start(@Observes StartupEvent event) {}

    @PreDestroy
    void close() {
        client.shutdownNow();
    }

    @Override
    public Contact contact(UUID complaintId) {
        HttpRequest request =
                request("/api/v1/complaints/" + complaintId + "/contact").GET().build();
        try {
            Answer answer = send(request);
            return switch (answer.status()) {
                case 200 -> contact(json.readTree(answer.body()));
                case 404, 410 -> new Contact.None("no-contact");
                default -> new Contact.Unknown("contact: status " + answer.status(), false);
            };
        } catch (IOException e) {
            return new Contact.Unknown("contact: " + kind(e), isUnreachable(e));
        }
    }

    @Override
    public Telling acknowledged(UUID deliveryId, UUID complaintId, Instant sentAt) {
        try {
            byte[] event = json.writeValueAsBytes(Map.of(
                    "specversion", "1.0",
                    "id", deliveryId.toString(),
                    "source", "redress/" + SERVICE,
                    "type", "org.redress.intake.acknowledged.v1",
                    "time", sentAt.toString(),
                    "subject", complaintId.toString(),
                    "data", Map.of("automatic", true)));
            Answer answer = send(request("/api/v1/events")
                    .header("Content-Type", "application/cloudevents+json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(event))
                    .build());
            if (answer.status() / 100 == 2) {
                return new Telling.Told();
            }
            String error = "acknowledged: status " + answer.status();
            return isFinal(answer.status()) ? new Telling.Refused(error) : new Telling.Failed(error, false);
        } catch (IOException e) {
            return new Telling.Failed("acknowledged: " + kind(e), isUnreachable(e));
        }
    }

    private record Answer(int status, byte[] body) {}

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(config.url().toString().replaceAll("/+$", "") + path))
                .timeout(config.timeout())
                .header("Authorization", "Bearer " + tokens.service(SERVICE))
                .header("Accept", "application/json");
    }

    private Answer send(HttpRequest request) throws IOException {
        try {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return new Answer(response.statusCode(), body.readNBytes(MAX_BODY));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static Contact contact(JsonNode body) {
        String email = body.path("email").asText("").strip();
        String language = body.path("language").asText("");
        return email.isEmpty()
                ? new Contact.None("no-address")
                : new Contact.Reachable(email, language.isEmpty() ? null : language);
    }

    /** A refusal that stays one. Missing rights, limits and conflicts may pass: keys roll, versions move. */
    private static boolean isFinal(int status) {
        return status == 400 || status == 404 || status == 410 || status == 413 || status == 415 || status == 422;
    }

    private static boolean isUnreachable(IOException e) {
        return e instanceof ConnectException || e instanceof HttpTimeoutException;
    }

    private static String kind(IOException e) {
        return e instanceof HttpTimeoutException ? "timeout" : e.getClass().getSimpleName();
    }
}
