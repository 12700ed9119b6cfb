package org.redress.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Calls every route of a running service as every role and as nobody, and compares with its access table (S5, A9). Who may call is
 * answered anything but 401, 403 or a failure: ids are unknown and bodies broken, so that nothing happens.
 */
public final class AccessMatrix {

    private static final String UNKNOWN = "00000000-0000-0000-0000-000000000000";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private AccessMatrix() {}

    /**
     * A line of the access table.
     *
     * @param path a template; each parameter becomes an id that nothing has
     * @param open served without identity
     */
    public record Route(String method, String path, boolean open, Set<String> roles) {

        String url() {
            return path.replaceAll("\\{\\w+}", UNKNOWN);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /**
     * What does not answer as its line says, in words; empty if everything does.
     *
     * @param port where the service listens
     * @param notCalled routes that those who may call them do not call here, because they would do something without a body
     */
    public static List<String> faults(int port, Collection<Route> routes, Set<String> notCalled) throws Exception {
        List<String> faults = new ArrayList<>();
        Map<String, String> callers = callers();
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (Route route : routes) {
                if (route.open()) {
                    continue;
                }
                expect(faults, route, "nobody", status(http, port, route, ""), false, 401);
                for (Map.Entry<String, String> caller : callers.entrySet()) {
                    boolean allowed = route.roles().contains(caller.getKey());
                    if (!allowed || !notCalled.contains(route.toString())) {
                        int status = status(http, port, route, caller.getValue());
                        expect(faults, route, caller.getKey(), status, allowed, 403);
                    }
                }
            }
        }
        return faults;
    }

    private static Map<String, String> callers() {
        Map<String, String> callers = new TreeMap<>();
        for (String role : List.of("agent", "supervisor", "ops", "admin", "auditor")) {
            callers.put(role, TestKeys.user(role + "-1", "Some " + role, "service", role));
        }
        callers.put("service", TestKeys.service("notification-service"));
        return callers;
    }

    private static void expect(
            List<String> faults, Route route, String caller, int status, boolean allowed, int refusal) {
        boolean right = allowed ? status != 401 && status != 403 && status < 500 : status == refusal;
        if (!right) {
            faults.add("%s as %s: %d".formatted(route, caller, status));
        }
    }

    private static int status(HttpClient http, int port, Route route, String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + route.url()))
                .timeout(PATIENCE);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (route.method().equals("GET") || route.method().equals("DELETE")) {
            request.method(route.method(), HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(route.method(), HttpRequest.BodyPublishers.ofString("{"));
        }
        HttpResponse<InputStream> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        // A stream of events would never end.
        answer.body().close();
        return answer.statusCode();
    }
}
