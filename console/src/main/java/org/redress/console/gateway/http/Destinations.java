package org.redress.console.gateway.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.redress.console.ConsoleConfig;

/** Which of the browser's paths belong to which service. */
@ApplicationScoped
class Destinations {

    private static final String BROWSER = "/api/";
    private static final String SERVICE = "/api/v1/";
    private static final String PARKED = "parked";

    private final Map<String, Service> byArea;
    private final Map<String, Service> byName;

    Destinations(ConsoleConfig config) {
        Service complaint = new Service("complaint-service", config.service().complaint());
        Service feedback = new Service("feedback-service", config.service().feedback());
        Service kpi = new Service("kpi-service", config.service().kpi());
        Service notification =
                new Service("notification-service", config.service().notification());
        byArea = Map.of(
                "complaints", complaint,
                "info", complaint,
                "sla", complaint,
                "persons", complaint,
                "feedback", feedback,
                "kpis", kpi,
                "objectives", kpi,
                "surges", kpi,
                "rebuild", kpi,
                "deliveries", notification);
        byName = Map.of(
                "complaint", complaint,
                "feedback", feedback,
                "kpi", kpi,
                "notification", notification,
                "complaint-service", complaint,
                "feedback-service", feedback,
                "kpi-service", kpi,
                "notification-service", notification);
    }

    /** A service behind the console. */
    record Service(String name, URI base) {}

    /**
     * Where a request goes.
     *
     * @param path encoded path at the service, without query
     */
    record Destination(Service service, String path) {}

    /** Where a normalised, encoded path of the browser goes; empty if to no service. */
    Optional<Destination> of(String path) {
        if (!path.startsWith(BROWSER) || path.contains("/../") || path.endsWith("/..")) {
            return Optional.empty();
        }
        String rest = path.substring(BROWSER.length());
        int slash = rest.indexOf('/');
        String area = slash < 0 ? rest : rest.substring(0, slash);
        if (area.equals(PARKED)) {
            return slash < 0 ? Optional.empty() : parked(rest.substring(slash + 1));
        }
        return Optional.ofNullable(byArea.get(area)).map(service -> new Destination(service, SERVICE + rest));
    }

    private Optional<Destination> parked(String rest) {
        int slash = rest.indexOf('/');
        String name = slash < 0 ? rest : rest.substring(0, slash);
        String tail = slash < 0 ? "" : rest.substring(slash);
        return Optional.ofNullable(byName.get(name)).map(service -> new Destination(service, SERVICE + PARKED + tail));
    }
}
