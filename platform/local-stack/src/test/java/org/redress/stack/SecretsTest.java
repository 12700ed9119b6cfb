package org.redress.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redress.stack.process.RunFolder;

class SecretsTest {

    @TempDir
    Path folder;

    Secrets secrets;

    @BeforeEach
    void create() {
        secrets = new Secrets(folder.resolve("secrets"));
    }

    @Test
    void are_made_once_and_kept() throws IOException {
        String password = secrets.adminPassword();

        assertThat(password).hasSize(24).isEqualTo(new Secrets(folder.resolve("secrets")).adminPassword());
        assertThat(secrets.databasePassword("kpi")).isNotEqualTo(secrets.databasePassword("console"));
    }

    @Test
    void are_for_their_owner_only() throws IOException {
        secrets.apiKey();
        secrets.tokenPublicKeys();

        assertThat(Files.getPosixFilePermissions(folder.resolve("secrets")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        try (Stream<Path> files = Files.list(folder.resolve("secrets"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSizeGreaterThan(4);
            for (Path file : all) {
                assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            }
        }
    }

    @Test
    void an_api_key_has_the_form_that_services_check() throws IOException {
        String key = secrets.apiKey();

        assertThat(key).matches("cmp_live_[a-z2-9]{12}_[A-Za-z0-9_-]{43}_[0-9a-f]{8}");
        CRC32 crc = new CRC32();
        crc.update(key.substring(0, key.length() - 9).getBytes(StandardCharsets.US_ASCII));
        assertThat(key).endsWith("_" + HexFormat.of().toHexDigits((int) crc.getValue()));
    }

    @Test
    void what_a_private_key_signs_the_published_key_verifies() throws Exception {
        for (String issuer : List.of(Secrets.CONSOLE_ISSUER, Secrets.SERVICE_ISSUER)) {
            byte[] text = issuer.getBytes(StandardCharsets.US_ASCII);
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(privateKey(secrets.tokenPrivateKey(issuer)));
            signature.update(text);
            byte[] signed = signature.sign();

            signature.initVerify(publicKey(secrets.tokenPublicKeys(), issuer));
            signature.update(text);

            assertThat(signature.verify(signed)).isTrue();
        }
    }

    private static PrivateKey privateKey(Path pem) throws Exception {
        String base64 = Files.readString(pem).replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    private static PublicKey publicKey(Path set, String issuer) throws Exception {
        for (JsonNode key : RunFolder.json().readTree(set.toFile()).path("keys")) {
            if (key.path("kid").asText().startsWith(issuer)) {
                AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
                curve.init(new ECGenParameterSpec("secp256r1"));
                ECPoint point = new ECPoint(number(key.path("x")), number(key.path("y")));
                return KeyFactory.getInstance("EC")
                        .generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class)));
            }
        }
        throw new AssertionError("No key of " + issuer);
    }

    private static BigInteger number(JsonNode coordinate) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(coordinate.asText()));
    }
}
