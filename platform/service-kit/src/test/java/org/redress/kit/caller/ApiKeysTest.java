package org.redress.kit.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ApiKeysTest {

    @RepeatedTest(50)
    void a_generated_key_can_be_read_back_whatever_its_characters() {
        ApiKeys.ApiKey key = ApiKeys.generate(new SecureRandom());
        assertThat(key.text()).matches("cmp_live_[a-z0-9]{12}_[A-Za-z0-9_-]{43}_[0-9a-f]{8}");
        assertThat(ApiKeys.parse(key.text())).contains(key);
    }

    @Test
    void the_form_is_fixed() {
        ApiKeys.ApiKey key = new ApiKeys.ApiKey("quick-start", "_".repeat(43));
        assertThat(ApiKeys.parse(key.text())).contains(key);
        assertThat(key.secretHash()).matches("[0-9a-f]{64}");
        assertThat(key).hasToString("ApiKey[quick-start]");
    }

    @Test
    void A19_one_changed_character_is_noticed() {
        String text = ApiKeys.generate(new SecureRandom()).text();
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'a' ? 'b' : 'a';
            assertThat(ApiKeys.parse(text.substring(0, i) + other + text.substring(i + 1)))
                    .isEmpty();
            assertThat(ApiKeys.parse(text.substring(0, i))).isEmpty();
        }
    }
}
