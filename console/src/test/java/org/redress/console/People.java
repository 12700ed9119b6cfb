package org.redress.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.redress.console.Browser.Answer;

/** Signed-in people for tests. */
final class People {

    private People() {}

    static Browser withRoles(String... roles) {
        return with("person-" + UUID.randomUUID(), "a sufficiently long password", roles);
    }

    static Browser with(String name, String password, String... roles) {
        String list = "\"" + String.join("\",\"", roles) + "\"";
        Answer created = Browser.admin()
                .send(
                        "POST",
                        "/api/users",
                        "{\"username\":\"" + name + "\",\"displayName\":\"Ada\",\"team\":\"service\",\"roles\":[" + list
                                + "]}");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        String oneTime = created.json().path("oneTimePassword").asText();
        Browser browser = new Browser();
        assertThat(browser.signIn(name, oneTime).status()).isEqualTo(200);
        Answer changed = browser.send(
                "PUT", "/api/session/password", "{\"current\":\"" + oneTime + "\",\"next\":\"" + password + "\"}");
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        browser.adopt(changed);
        return browser;
    }
}
