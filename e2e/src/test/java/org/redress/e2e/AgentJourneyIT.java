package org.redress.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a posted event over an agent's clicks to the figure, in a real browser. */
@ExtendWith(RunningStack.class)
class AgentJourneyIT {

    private static final double PATIENCE = 15_000;

    @Test
    void a_posted_complaint_appears_is_answered_and_resolved_and_the_figures_move(RunningStack.Stack stack)
            throws Exception {
        try (Browser browser = Browser.start()) {
            Page page = browser.page();
            List<String> complaints = new ArrayList<>();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            signIn(page, stack);
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Queue")))
                    .isVisible(patient());
            complaints.clear();

            post(stack, "journey-1", "The kettle leaks");
            Locator row = page.getByText("The kettle leaks").first();
            Locator fresh = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("new case"));
            assertThat(row.or(fresh).first()).isVisible(patient());
            if (!row.isVisible()) {
                fresh.click();
            }
            shot(page, "queue");
            row.click();

            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("The kettle leaks")))
                    .isVisible(patient());
            page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Answer to the customer"))
                    .fill("A new one is on its way.");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send answer"))
                    .click();
            assertThat(page.getByText("A new one is on its way.").first()).isVisible(patient());
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Resolve").setExact(false))
                    .first()
                    .click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            dialog.getByLabel("Outcome").fill("upheld");
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Resolve"))
                    .click();
            assertThat(page.getByText("Resolved as").first()).isVisible(patient());
            shot(page, "case");
            // The address is worth sending to a colleague: it opens the same page.
            Response again = page.reload();
            Assertions.assertThat(again.status()).as(page.url()).isEqualTo(200);
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("The kettle leaks")))
                    .isVisible(patient());

            Awaitility.await().untilAsserted(() -> {
                var metrics = stack.get(
                                "kpis",
                                "/api/v1/kpis?from=2020-01-01&to=2100-01-01&source=journey&metrics=intake,resolutionTime,firstResponseTime")
                        .at("/series/0/metrics");
                Assertions.assertThat(metrics.at("/intake/count").asInt()).isEqualTo(1);
                Assertions.assertThat(metrics.at("/firstResponseTime/n").asInt())
                        .isEqualTo(1);
                Assertions.assertThat(metrics.at("/resolutionTime/n").asInt()).isEqualTo(1);
            });
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Figures"))
                    .first()
                    .click();
            assertThat(page.getByText("Complaints received").first()).isVisible(patient());
            shot(page, "figures");
            Assertions.assertThat(complaints)
                    .as("errors in the browser's console")
                    .isEmpty();
        }
    }

    private static void signIn(Page page, RunningStack.Stack stack) {
        var console = stack.credentials().path("console");
        page.navigate(console.path("url").asText());
        page.getByLabel("User name").fill(console.path("username").asText());
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Password"))
                .fill(console.path("password").asText());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
    }

    private static void post(RunningStack.Stack stack, String externalId, String subject) throws Exception {
        String body = new ObjectMapper()
                .createObjectNode()
                .put("externalId", externalId)
                .put("source", "journey")
                .put("channel", "web")
                .put("category", "quality")
                .put("subject", subject)
                .put("text", "It does.")
                .toString();
        var response = stack.post("complaints", "/api/v1/complaints", "application/json", body);
        Assertions.assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    }

    private static LocatorAssertions.IsVisibleOptions patient() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE);
    }

    private static void shot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
    }
}
