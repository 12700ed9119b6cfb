package org.redress.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Files;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class TestKeysTest {

    @RepeatedTest(3)
    void a_token_verifies_against_the_published_key() throws Exception {
        String[] token = TestKeys.agent().split("\\.", -1);
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(published());
        signature.update((token[0] + "." + token[1]).getBytes(UTF_8));
        assertThat(signature.verify(decode(token[2]))).isTrue();
        assertThat(new String(decode(token[1]), UTF_8))
                .contains("\"iss\":\"redress-console\"", "\"groups\":[\"agent\"]", "\"team\":\"service\"");
    }

    @Test
    void the_clock_moves_only_when_told() {
        MutableClock clock = MutableClock.at("2016-03-27T01:00:00Z");
        assertThat(clock.instant()).isEqualTo("2016-03-27T01:00:00Z");
        assertThat(clock.advance(Duration.ofHours(1))).isEqualTo("2016-03-27T02:00:00Z");
    }

    private static PublicKey published() throws Exception {
        String jwks = Files.readString(TestKeys.publicKeys());
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        ECPoint point =
                new ECPoint(new BigInteger(1, decode(field(jwks, "x"))), new BigInteger(1, decode(field(jwks, "y"))));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, parameters.getParameterSpec(ECParameterSpec.class)));
    }

    private static String field(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static byte[] decode(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
