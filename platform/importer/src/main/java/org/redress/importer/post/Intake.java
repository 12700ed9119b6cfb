package org.redress.importer.post;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.redress.importer.ImportFailedException;
import org.redress.importer.mapping.IntakeEvent;

/**
 * Posts batches and insists: what may pass by itself (no connection, 429, 5xx) is tried again after a pause, for as long as {@link
 * Patience} lasts. Posting a batch again is safe, because the intake knows an event by its source and id.
 */
public final class Intake implements AutoCloseable {

    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);
    private static final int MAX_SERVER_ERRORS = 5;

    private final URI events;
    private final @Nullable String apiKey;
    private final Patience patience;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private volatile boolean answered;

    /**
     * @param base of the service, for example {@code http://localhost:8081}
     * @param apiKey with scope events:write or feedback:write
     */
    public Intake(URI base, @Nullable String apiKey, Patience patience) {
        String text = base.toString();
        this.events = URI.create((text.endsWith("/") ? text : text + "/") + "api/v1/events");
        this.apiKey = apiKey;
        this.patience = patience;
    }

    /**
     * Posts events of one batch in their order.
     *
     * @throws ImportFailedException if the intake refuses the batch as a whole, or patience is at its end
     */
    public Answer post(List<IntakeEvent> batch) throws InterruptedException {
        HttpRequest request = request(CloudEventsBatch.write(batch));
        long started = System.nanoTime();
        for (int vain = 0; ; vain++) {
            Attempt attempt = attempt(request, batch);
            switch (attempt) {
                case Attempt.Answered done -> {
                    answered = true;
                    return done.answer();
                }
                case Attempt.TooLarge tooLarge -> {
                    return inHalves(batch, tooLarge);
                }
                case Attempt.Vain failed -> {
                    Duration limit = answered ? patience.afterwards() : patience.beforeFirstAnswer();
                    boolean spent = System.nanoTime() - started > limit.toNanos();
                    if (spent || (failed.serverError() && vain + 1 >= MAX_SERVER_ERRORS)) {
                        throw new ImportFailedException(failed.reason());
                    }
                    Duration asked = failed.pause();
                    Thread.sleep(asked == null ? jittered(patience.pause(vain)) : asked);
                }
            }
        }
    }

    private sealed interface Attempt {
        record Answered(Answer answer) implements Attempt {}

        record TooLarge(String reason) implements Attempt {}

        record Vain(String reason, @Nullable Duration pause, boolean serverError) implements Attempt {}
    }

    private Attempt attempt(HttpRequest request, List<IntakeEvent> batch) throws InterruptedException {
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            int status = response.statusCode();
            return switch (status) {
                case 200 -> new Attempt.Answered(CloudEventsBatch.read(response.body(), batch.size()));
                case 413 -> new Attempt.TooLarge(CloudEventsBatch.reason(status, response.body()));
                case 408, 425, 429, 502, 503, 504 ->
                    new Attempt.Vain(
                            events + " does not take events now: " + CloudEventsBatch.reason(status, response.body()),
                            retryAfter(response),
                            false);
                case 500 ->
                    new Attempt.Vain(
                            events + " fails: " + CloudEventsBatch.reason(status, response.body()), null, true);
                default -> throw new ImportFailedException(hint(status, response.body()));
            };
        } catch (ConnectException e) {
            return new Attempt.Vain(
                    "Nobody answers at " + events + ": is Redress running (./redress start)?", null, false);
        } catch (IOException e) {
            return new Attempt.Vain("No answer from " + events + ": " + e.getMessage(), null, false);
        }
    }

    private Answer inHalves(List<IntakeEvent> batch, Attempt.TooLarge tooLarge) throws InterruptedException {
        if (batch.size() == 1) {
            return new Answer(0, 0, List.of(new Answer.Refusal(0, "", "too-large", tooLarge.reason())));
        }
        int middle = batch.size() / 2;
        return post(batch.subList(0, middle)).plus(post(batch.subList(middle, batch.size())), middle);
    }

    private HttpRequest request(byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(events)
                .timeout(ANSWER_TIMEOUT)
                .header("Content-Type", CloudEventsBatch.MEDIA_TYPE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (apiKey != null) {
            request.header("X-API-Key", apiKey);
        }
        return request.build();
    }

    private String hint(int status, byte[] body) {
        String said = CloudEventsBatch.reason(status, body);
        return switch (status) {
            case 401 ->
                "The intake does not know the API key (" + said + "): give one with --api-key or REDRESS_API_KEY";
            case 403 -> "The API key may not post these events (" + said + "): it needs the scope and the source";
            default -> events + " refused the batch: " + said;
        };
    }

    /** Half to all of the pause, so that parallel connections do not return all at once. */
    private static Duration jittered(Duration pause) {
        long millis = Math.max(1, pause.toMillis());
        return Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    }

    private static @Nullable Duration retryAfter(HttpResponse<?> response) {
        String text = response.headers().firstValue("Retry-After").orElse("");
        try {
            return text.isEmpty() ? null : Duration.ofSeconds(Long.parseLong(text));
        } catch (NumberFormatException notSeconds) {
            return untilDate(text, response.headers().firstValue("Date").orElse(""));
        }
    }

    /** Measured by the clock of the intake, which wrote both dates. */
    private static @Nullable Duration untilDate(String date, String now) {
        try {
            Duration wait = Duration.between(httpDate(now), httpDate(date));
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static Instant httpDate(String text) {
        return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }

    @Override
    public void close() {
        http.close();
    }
}
