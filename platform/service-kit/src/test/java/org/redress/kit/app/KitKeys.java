package org.redress.kit.app;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.Map;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Two signers, one for people and one for services, as in production. */
public final class KitKeys implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        try {
            Path directory = Files.createTempDirectory("kit-keys-");
            EllipticCurveJsonWebKey console = pair("redress-console-1");
            EllipticCurveJsonWebKey service = pair("redress-service-1");
            Path publicKeys = directory.resolve("public.json");
            Files.writeString(
                    publicKeys, new JsonWebKeySet(console, service).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
            return Map.of(
                    "REDRESS_TOKEN_PUBLIC_KEYS", publicKeys.toString(),
                    "kit.test.console-key", pem(directory.resolve("console.pem"), console.getPrivateKey()),
                    "kit.test.service-key", pem(directory.resolve("service.pem"), service.getPrivateKey()));
        } catch (IOException | JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        // the files lie in the temporary directory of the machine
    }

    private static EllipticCurveJsonWebKey pair(String keyId) throws JoseException {
        EllipticCurveJsonWebKey pair = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        pair.setKeyId(keyId);
        return pair;
    }

    private static String pem(Path file, PrivateKey key) throws IOException {
        String base64 = Base64.getMimeEncoder().encodeToString(key.getEncoded());
        Files.writeString(file, "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
        return file.toString();
    }
}
