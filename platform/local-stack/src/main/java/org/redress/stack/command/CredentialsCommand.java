package org.redress.stack.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import org.redress.stack.App;
import org.redress.stack.Ports;
import org.redress.stack.Secrets;
import org.redress.stack.process.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Addresses, the first administrator and the API key. */
@Command(
        name = "credentials",
        mixinStandardHelpOptions = true,
        description = "Prints addresses, the first administrator's password and the API key.")
final class CredentialsCommand implements Callable<Integer> {

    private final Workplace workplace;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "For scripts.")
    private boolean json;

    @Option(names = "--api-key", description = "The API key alone.")
    private boolean apiKeyOnly;

    @Option(names = "--shell", description = "Variables for a shell: eval \"$(./redress credentials --shell)\"")
    private boolean shell;

    CredentialsCommand(Workplace workplace) {
        this.workplace = workplace;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (!Files.exists(workplace.layout().secrets())) {
            throw new CannotException("There are no credentials before the first ./redress start.");
        }
        Ports ports = workplace.ports();
        Secrets secrets = new Secrets(workplace.layout().secrets());
        if (apiKeyOnly) {
            out.println(secrets.apiKey());
        } else if (shell) {
            out.println("KEY=" + secrets.apiKey());
            out.println("COMPLAINTS=" + App.COMPLAINT.url(ports));
            out.println("FEEDBACK=" + App.FEEDBACK.url(ports));
            out.println("KPIS=" + App.KPI.url(ports));
        } else if (json) {
            out.println(RunFolder.json().writeValueAsString(asJson(ports, secrets)));
        } else {
            out.printf("%-14s %s%n", "Console", App.CONSOLE.url(ports));
            out.printf("%-14s %s%n", "User", "admin");
            out.printf(
                    "%-14s %s%n", "Password", secrets.adminPassword() + "  (the first one; it may have been changed)");
            out.printf("%-14s %s%n", "API key", secrets.apiKey());
            for (App app : App.values()) {
                if (app != App.CONSOLE) {
                    out.printf("%-14s %s%n", app.shortName(), app.url(ports));
                }
            }
            out.printf("%-14s %s%n", "Kafka", "127.0.0.1:" + ports.kafka());
            out.printf(
                    "%-14s %s%n",
                    "PostgreSQL",
                    "127.0.0.1:" + ports.postgres() + ", user postgres, password " + secrets.postgresPassword());
        }
        return 0;
    }

    private ObjectNode asJson(Ports ports, Secrets secrets) throws IOException {
        ObjectNode root = RunFolder.json().createObjectNode();
        root.putObject("console")
                .put("url", App.CONSOLE.url(ports))
                .put("username", "admin")
                .put("password", secrets.adminPassword());
        root.put("apiKey", secrets.apiKey());
        root.put("complaints", App.COMPLAINT.url(ports));
        root.put("feedback", App.FEEDBACK.url(ports));
        root.put("kpis", App.KPI.url(ports));
        root.put("notifications", App.NOTIFICATION.url(ports));
        root.put("kafka", "127.0.0.1:" + ports.kafka());
        ObjectNode postgres = root.putObject("postgresql");
        postgres.put("host", "127.0.0.1").put("port", ports.postgres());
        postgres.put("username", "postgres").put("password", secrets.postgresPassword());
        root.put("smtp", "127.0.0.1:" + ports.smtp());
        root.put("mails", workplace.layout().mail().toString());
        return root;
    }
}
