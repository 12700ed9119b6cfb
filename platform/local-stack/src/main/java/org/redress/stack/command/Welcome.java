package org.redress.stack.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import org.redress.stack.App;
import org.redress.stack.Ports;
import org.redress.stack.Secrets;

/** What people need to know once everything runs. */
final class Welcome {

    private final Workplace workplace;

    Welcome(Workplace workplace) {
        this.workplace = workplace;
    }

    void print(PrintWriter out, Duration took, boolean firstStart, boolean foreground) throws IOException {
        Ports ports = workplace.ports();
        Secrets secrets = new Secrets(workplace.layout().secrets());
        out.printf("%nRedress is ready after %.1f s.%n%n", took.toMillis() / 1000.0);
        line(out, "Console", App.CONSOLE.url(ports));
        if (firstStart) {
            line(out, "Sign in", "admin / " + secrets.adminPassword());
            line(out, "API key", secrets.apiKey());
        } else {
            line(out, "Sign in", "admin; ./redress credentials shows the first password and the API key");
        }
        line(out, "Complaints", App.COMPLAINT.url(ports) + "/api/v1/complaints");
        line(out, "Feedback", App.FEEDBACK.url(ports) + "/api/v1/feedback");
        line(out, "Figures", App.KPI.url(ports) + "/api/v1/kpis");
        line(out, "Mails", "./redress mails");
        out.println();
        out.println("Try this next:");
        out.println();
        out.println("  eval \"$(./redress credentials --shell)\"");
        out.println(
                "  curl -s $COMPLAINTS/api/v1/complaints -H \"Authorization: Bearer $KEY\" -H 'Content-Type: application/json' \\");
        out.println(
                "    -d '{\"externalId\": \"order-4711\", \"source\": \"shop\", \"subject\": \"Parcel never came\"}'");
        out.println("  curl -s \"$KPIS/api/v1/kpis?from=2026-01-01&to=2030-01-01&source=shop&metrics=intake\" -H \"Authorization: Bearer $KEY\"");
        out.println("  ./redress events complaints --from-beginning --limit 20");
        out.println();
        out.println(foreground ? "Ctrl-C ends everything." : "./redress stop ends everything; the data stays.");
        out.flush();
    }

    private static void line(PrintWriter out, String name, String value) {
        out.printf("  %-12s %s%n", name, value);
    }
}
