package org.redress.kit.cloudevents;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer to {@code OPTIONS} of the CloudEvents webhook specification: who may post here and how fast. */
public final class WebhookHandshake {

    private WebhookHandshake() {}

    /**
     * The headers to answer with; only {@code Allow} if the sender asked for nothing.
     *
     * @param origin the value of {@code WebHook-Request-Origin}
     * @param perMinute the rate we grant, in requests a minute
     */
    public static Map<String, String> answer(@Nullable String origin, int perMinute) {
        if (origin == null || origin.isBlank() || origin.chars().anyMatch(c -> c < 0x20 || c > 0x7E)) {
            return Map.of("Allow", "OPTIONS, POST");
        }
        return Map.of(
                "Allow",
                "OPTIONS, POST",
                "WebHook-Allowed-Origin",
                origin.strip(),
                "WebHook-Allowed-Rate",
                Integer.toString(perMinute));
    }
}
