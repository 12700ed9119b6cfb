package org.redress.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.redress.stack.process.Orphans;
import org.redress.stack.process.Readiness;
import org.redress.stack.process.ServiceSpec;
import org.redress.stack.process.ServiceSpec.StopSignal;
import org.redress.stack.server.Java;
import org.redress.stack.server.KafkaServer;
import org.redress.stack.server.MailSink;
import org.redress.stack.server.PostgresServer;

/** What runs: the servers and the services, each with its command and its configuration. */
public final class Stack {

    /** Longer than a service needs to finish its requests, so that the class archive of the first end fits in. */
    private static final Duration STOP_WITHIN = Duration.ofSeconds(40);

    private static final Duration KEY_PATIENCE = Duration.ofSeconds(10);

    private final Layout layout;
    private final Ports ports;
    private final Secrets secrets;
    private final Java java;

    /** The stack of one data folder on one set of ports. */
    public Stack(Layout layout, Ports ports) {
        this.layout = layout;
        this.ports = ports;
        this.secrets = new Secrets(layout.secrets());
        this.java = new Java(layout.classpath(), Orphans.mark(layout.data()), layout.classArchives());
    }

    /**
     * Everything, or only the named services with the servers they need. Makes folders, secrets and programs that are missing.
     *
     * @param only names of services; empty for all
     */
    public List<ServiceSpec> specs(Set<String> only) throws IOException {
        for (Path folder : List.of(layout.data(), layout.logs(), java.archives())) {
            Files.createDirectories(folder);
        }
        List<ServiceSpec> specs = new ArrayList<>();
        specs.add(postgres().spec());
        specs.add(new KafkaServer(layout.kafka(), ports.kafka(), ports.kafkaController(), java).spec());
        for (App app : App.values()) {
            if (only.isEmpty() || only.contains(app.module())) {
                specs.add(service(app));
            }
        }
        specs.add(MailSink.spec(layout.mail(), ports.smtp(), java, App.NOTIFICATION.yieldsTo()));
        return specs;
    }

    private PostgresServer postgres() throws IOException {
        Map<String, String> roles = new HashMap<>();
        for (App app : App.values()) {
            roles.put(app.database(), secrets.databasePassword(app.shortName()));
        }
        return new PostgresServer(
                layout.programs(), layout.postgres(), ports.postgres(), secrets.postgresPassword(), roles);
    }

    private ServiceSpec service(App app) throws IOException {
        Path application = layout.application(app.module());
        if (!Files.exists(application.resolve("quarkus-run.jar"))) {
            throw new IOException(app.module() + " is not built: ./redress build builds it");
        }
        return new ServiceSpec(
                app.module(),
                app.port(ports),
                app.url(ports),
                java.beforeStart(app.module()),
                java.quarkus(app.module(), List.of("-Xms64m", "-Xmx384m", "-XX:MaxMetaspaceSize=256m"), application),
                environment(app),
                application,
                readiness(app),
                java.onceReady(app.module()),
                Set.of(PostgresServer.NAME),
                app.yieldsTo(),
                StopSignal.TERM,
                STOP_WITHIN);
    }

    /** The complaint service is of no use before it knows the API key that people are told, which reaches it through Kafka. */
    private Readiness readiness(App app) throws IOException {
        Readiness healthy = Readiness.http(
                URI.create("http://127.0.0.1:" + app.managementPort(ports) + "/q/health/ready"), Map.of());
        if (app != App.COMPLAINT) {
            return healthy;
        }
        Readiness knowsKey = Readiness.http(
                URI.create("http://127.0.0.1:" + app.port(ports) + "/api/v1/info"),
                Map.of("Authorization", "Bearer " + secrets.apiKey()));
        return healthy.with(knowsKey, KEY_PATIENCE);
    }

    /** The variables every service reads, and those of its own. */
    private Map<String, String> environment(App app) throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("REDRESS_HTTP_PORT", Integer.toString(app.port(ports)));
        environment.put("REDRESS_HTTP_HOST", "127.0.0.1");
        environment.put("REDRESS_MANAGEMENT_PORT", Integer.toString(app.managementPort(ports)));
        environment.put("REDRESS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("REDRESS_DB_URL", PostgresServer.url(ports.postgres(), app.database(), app.module()));
        environment.put("REDRESS_DB_USER", app.database());
        environment.put("REDRESS_DB_PASSWORD", secrets.databasePassword(app.shortName()));
        environment.put("REDRESS_KAFKA", "127.0.0.1:" + ports.kafka());
        environment.put("REDRESS_TOKEN_PUBLIC_KEYS", secrets.tokenPublicKeys().toString());
        environment.put("REDRESS_PUBLIC_URL", App.CONSOLE.url(ports));
        Arrays.stream(App.values())
                .filter(other -> other != App.CONSOLE)
                .forEach(other ->
                        environment.put("REDRESS_" + other.name() + "_URL", "http://127.0.0.1:" + other.port(ports)));
        switch (app) {
            case CONSOLE -> {
                environment.put(
                        "REDRESS_TOKEN_PRIVATE_KEY",
                        secrets.tokenPrivateKey(Secrets.CONSOLE_ISSUER).toString());
                environment.put("REDRESS_BOOTSTRAP_ADMIN_PASSWORD", secrets.adminPassword());
                environment.put("REDRESS_BOOTSTRAP_API_KEY", secrets.apiKey());
            }
            case NOTIFICATION -> {
                environment.put(
                        "REDRESS_TOKEN_PRIVATE_KEY",
                        secrets.tokenPrivateKey(Secrets.SERVICE_ISSUER).toString());
                environment.put("REDRESS_SMTP_HOST", "127.0.0.1");
                environment.put("REDRESS_SMTP_PORT", Integer.toString(ports.smtp()));
                environment.put("REDRESS_MAIL_FROM", "complaints@redress.example");
                environment.put("REDRESS_OPS_MAIL", "operations@redress.example");
            }
            case COMPLAINT, FEEDBACK, KPI -> {
                // nothing of their own
            }
        }
        return environment;
    }
}
