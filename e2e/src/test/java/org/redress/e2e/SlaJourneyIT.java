package org.redress.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a calendar and a policy that are typed in the console to the reason of a deadline, its change and the way back. */
@ExtendWith(RunningStack.class)
class SlaJourneyIT {

    private static final double PATIENCE = 15_000;

    @Test
    void dec3_a_policy_is_made_explained_changed_applied_and_taken_back(RunningStack.Stack stack) throws Exception {
        try (Browser browser = Browser.start()) {
            Page page = browser.page();
            String console = signIn(page, stack);

            page.navigate(console + "/sla/calendars/new");
            page.getByRole(
                            AriaRole.TEXTBOX,
                            new Page.GetByRoleOptions().setName("Id").setExact(true))
                    .fill("journey-office");
            page.getByLabel("Time zone").fill("Europe/Berlin");
            page.getByLabel("Around the clock, except some days").check();
            page.getByLabel("Country").selectOption("DE");
            button(page, "Create").click();
            visible(page.getByText("journey-office: version 1 is saved"));

            page.navigate(console + "/sla/policies/new");
            page.getByRole(
                            AriaRole.TEXTBOX,
                            new Page.GetByRoleOptions().setName("Id").setExact(true))
                    .fill("journey-policy");
            page.getByLabel("Position").fill("1");
            page.getByLabel("This policy has clocks for it").uncheck();
            button(page, "Add rule").click();
            Locator rule = page.getByRole(AriaRole.LISTITEM)
                    .filter(new Locator.FilterOptions()
                            .setHas(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Rule 1"))));
            rule.getByLabel("Name").first().fill("journey");
            rule.getByLabel("Attribute 1").selectOption("source");
            rule.getByLabel("Values 1").fill("sla-journey");
            rule.getByLabel("Target").fill("40h");
            rule.getByLabel("Calendar").selectOption("journey-office");
            button(page, "Create").click();
            visible(page.getByText("journey-policy: version 1 is saved"));

            String id = post(stack, "sla-journey-1");
            page.navigate(console + "/cases/" + id);
            button(page, "Why? Resolution").click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            visible(dialog.getByText("Policy “journey-policy”, version 1"));
            visible(dialog.getByText("Source was “sla-journey”"));
            visible(dialog.getByText("Times in Europe/Berlin"));
            visible(dialog.getByText("Clock starts"));
            assertThat(dialog.getByRole(AriaRole.ROW).last()).containsText("Due");
            shot(page, "why");

            page.navigate(console + "/sla/policies/journey-policy");
            page.getByLabel("Target").first().fill("80h");
            button(page, "Preview on open cases").click();
            visible(page.getByRole(AriaRole.DIALOG).getByText("Deadlines move in"));
            shot(page, "sla-preview");
            button(page, "Back to the form").click();
            button(page, "Save as version 2").click();
            visible(page.getByText("journey-policy: version 2 is saved"));
            String before = dueAt(stack, id);
            button(page, "Apply to open cases…").click();
            page.getByLabel("Change 1 open case").check();
            button(page, "Apply to 1 case").click();
            visible(page.getByText("Finished."));
            String applied = dueAt(stack, id);
            Assertions.assertThat(applied).isGreaterThan(before);
            page.getByRole(AriaRole.DIALOG)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Take back"))
                    .click();
            page.getByRole(AriaRole.DIALOG)
                    .last()
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Take back"))
                    .click();
            visible(page.getByText("taken back", new Page.GetByTextOptions().setExact(true)));
            Assertions.assertThat(dueAt(stack, id)).isEqualTo(before);
        }
    }

    @Test
    void dec9_a_duplicate_is_merged_and_a_calendar_goes_out_and_comes_back_as_a_file(RunningStack.Stack stack)
            throws Exception {
        try (Browser browser = Browser.start()) {
            Page page = browser.page();
            String console = signIn(page, stack);
            String duplicate = post(stack, "sla-journey-2");
            String survivor = stack.get("complaints", "/api/v1/complaints/" + post(stack, "sla-journey-3"))
                    .path("number")
                    .asText();

            page.navigate(console + "/cases/" + duplicate);
            visible(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Timeline")));
            page.keyboard().press("m");
            page.getByRole(AriaRole.COMBOBOX).fill(survivor);
            page.keyboard().press("Enter");
            visible(page.getByText("Goes on unchanged"));
            button(page, "Merge").click();
            visible(page.getByText("This case is a duplicate."));
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(survivor))
                    .first()
                    .click();
            visible(page.getByText("Duplicate merged into this case:"));
            Assertions.assertThat(stack.get("complaints", "/api/v1/complaints/" + duplicate)
                            .get("clocks")
                            .findValuesAsText("state"))
                    .isNotEmpty()
                    .containsOnly("cancelled");

            page.navigate(console + "/sla/calendars/new");
            page.getByRole(
                            AriaRole.TEXTBOX,
                            new Page.GetByRoleOptions().setName("Id").setExact(true))
                    .fill("journey-file");
            page.getByLabel("Country").selectOption("AT");
            button(page, "Create").click();
            visible(page.getByText("journey-file: version 1 is saved"));
            Download file = page.waitForDownload(
                    () -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Export as iCalendar"))
                            .click());
            button(page, "Import iCalendar…").click();
            page.getByLabel("File", new Page.GetByLabelOptions().setExact(true)).setInputFiles(file.path());
            button(page, "Read").click();
            visible(page.getByText("Public holidays: AT"));
            shot(page, "ical-read");
            button(page, "Take into the form").click();
            button(page, "Save as version 2").click();
            visible(page.getByText("journey-file: version 2 is saved"));
        }
    }

    private static String signIn(Page page, RunningStack.Stack stack) {
        var console = stack.credentials().path("console");
        page.navigate(console.path("url").asText());
        page.getByLabel("User name").fill(console.path("username").asText());
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Password"))
                .fill(console.path("password").asText());
        button(page, "Sign in").click();
        visible(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Queue")));
        return console.path("url").asText();
    }

    private static String post(RunningStack.Stack stack, String reference) throws Exception {
        ObjectMapper json = new ObjectMapper();
        String body = json.createObjectNode()
                .put("externalId", reference)
                .put("source", "sla-journey")
                .put("channel", "web")
                .put("subject", "The boiler is cold")
                .put("text", "Since Monday.")
                .toString();
        var response = stack.post("complaints", "/api/v1/complaints", "application/json", body);
        Assertions.assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return json.readTree(response.body()).path("id").asText();
    }

    private static String dueAt(RunningStack.Stack stack, String id) throws Exception {
        return stack.get("complaints", "/api/v1/complaints/" + id)
                .at("/clocks/0/dueAt")
                .asText();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void visible(Locator locator) {
        assertThat(locator.first()).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
    }

    private static void shot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
    }
}
