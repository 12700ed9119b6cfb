package org.redress.stack.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import org.redress.stack.App;
import org.redress.stack.Secrets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A filled-in {@code .env} for docker-compose.yml, with secrets of its own. */
@Command(
        name = "compose-env",
        mixinStandardHelpOptions = true,
        description =
                "Prints a .env for docker-compose.yml with fresh passwords and keys: ./redress compose-env > .env")
final class ComposeEnvCommand implements Callable<Integer> {

    private final Workplace workplace;

    @Spec
    private CommandSpec spec;

    ComposeEnvCommand(Workplace workplace) {
        this.workplace = workplace;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Secrets secrets = new Secrets(workplace.layout().data().resolve("compose-secrets"));
        out.println("# Made by ./redress compose-env; what each value means stands in .env.example.");
        line(out, "POSTGRES_PASSWORD", secrets.postgresPassword());
        for (App app : App.values()) {
            line(out, app.name() + "_DB_PASSWORD", secrets.databasePassword(app.shortName()));
        }
        line(out, "CONSOLE_TOKEN_KEY", oneLine(secrets, Secrets.CONSOLE_ISSUER));
        line(out, "SERVICE_TOKEN_KEY", oneLine(secrets, Secrets.SERVICE_ISSUER));
        line(
                out,
                "TOKEN_PUBLIC_KEYS",
                Files.readString(secrets.tokenPublicKeys()).strip());
        line(out, "ADMIN_PASSWORD", secrets.adminPassword());
        line(out, "API_KEY", secrets.apiKey());
        line(out, "PUBLIC_URL", "http://localhost:8080");
        line(out, "SMTP_HOST", "mail");
        line(out, "SMTP_PORT", "1025");
        line(out, "MAIL_FROM", "complaints@redress.example");
        line(out, "OPS_MAIL", "operations@redress.example");
        line(out, "COMPOSE_PROFILES", "demo");
        return 0;
    }

    private static String oneLine(Secrets secrets, String issuer) throws IOException {
        return Files.readString(secrets.tokenPrivateKey(issuer)).replace("\n", "");
    }

    /** Single quotes: nothing in the value is interpreted. */
    private static void line(PrintWriter out, String name, String value) {
        out.println(name + "='" + value + "'");
    }
}
