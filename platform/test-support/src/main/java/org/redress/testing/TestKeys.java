package org.redress.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The keys that sign tokens, and tokens signed with them: one EC P-256 pair per test JVM.
 *
 * <p>In a {@code @QuarkusTest}: {@code @WithTestResource(TestKeys.class)}, which sets {@code REDRESS_TOKEN_PUBLIC_KEYS} (a JWKS file) and
 * {@code REDRESS_TOKEN_PRIVATE_KEY} (PEM, PKCS 8). The tokens are accepted as those of the console ({@code redress-console}) and of
 * services ({@code redress-service}).
 */
public final class TestKeys implements QuarkusTestResourceLifecycleManager {

    /** How long a token is valid. */
    public static final Duration LIFETIME = Duration.ofMinutes(5);

    /** How key ids end; they begin with the issuer, because services check that the key may speak for it. */
    private static final String KEY_ID = "-test-1";

    private static final String DIRECTORY = "redress.test.keys";
    private static final Base64.Encoder BASE64_URL = Base64.getUrlEncoder().withoutPadding();

    @Override
    public Map<String, String> start() {
        return Map.of(
                "REDRESS_TOKEN_PUBLIC_KEYS", publicKeys().toString(),
                "REDRESS_TOKEN_PRIVATE_KEY", privateKey().toString());
    }

    @Override
    public void stop() {
        // The keys live as long as the JVM.
    }

    /** The JWKS file with the public key. */
    public static Path publicKeys() {
        return directory().resolve("jwks.json");
    }

    /** The PEM file with the private key. */
    public static Path privateKey() {
        return directory().resolve("private.pem");
    }

    /** A token of the agent {@code agent-1} in team {@code service}. */
    public static String agent() {
        return user("agent-1", "Ada Agent", "service", "agent");
    }

    /** A token of the supervisor {@code supervisor-1} in team {@code service}. */
    public static String supervisor() {
        return user("supervisor-1", "Susan Supervisor", "service", "supervisor");
    }

    /** A token of {@code ops-1}, who runs the system. */
    public static String ops() {
        return user("ops-1", "Otto Ops", "operations", "ops");
    }

    /** A token of the administrator {@code admin-1}. */
    public static String admin() {
        return user("admin-1", "Alma Admin", "operations", "admin");
    }

    /** A token of {@code auditor-1}, who may only read. */
    public static String auditor() {
        return user("auditor-1", "Axel Auditor", "audit", "auditor");
    }

    /** A token as the console issues it for a signed-in person. */
    public static String user(String id, String name, String team, String... roles) {
        return userAt(Clock.systemUTC().instant(), id, name, team, roles);
    }

    /** The same, issued at the given time: for expired tokens. */
    public static String userAt(Instant issued, String id, String name, String team, String... roles) {
        String groups = Arrays.stream(roles).map(role -> '"' + role + '"').collect(Collectors.joining(",", "[", "]"));
        return sign("""
                {"iss":"redress-console","sub":"%s","name":"%s","team":"%s","groups":%s,"iat":%d,"exp":%d}""".formatted(
                        id,
                        name,
                        team,
                        groups,
                        issued.getEpochSecond(),
                        issued.plus(LIFETIME).getEpochSecond()));
    }

    /** A token by which one service calls another. */
    public static String service(String service) {
        Instant issued = Clock.systemUTC().instant();
        return sign("""
                {"iss":"redress-service","sub":"%s","name":"%s","groups":["service"],"iat":%d,"exp":%d}""".formatted(
                service, service, issued.getEpochSecond(), issued.plus(LIFETIME).getEpochSecond()));
    }

    /** A token with exactly these claims, as JSON: for the tokens that must be refused. */
    public static String sign(String claims) {
        try {
            byte[] pem = Base64.getMimeDecoder()
                    .decode(Files.readString(privateKey()).replaceAll("-----[A-Z ]+-----", ""));
            PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pem));
            String issuer = claims.contains("\"redress-service\"") ? "redress-service" : "redress-console";
            String header = """
                    {"alg":"ES256","typ":"JWT","kid":"%s"}""".formatted(issuer + KEY_ID);
            String signed = encode(header.getBytes(UTF_8)) + "." + encode(claims.getBytes(UTF_8));
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(signed.getBytes(UTF_8));
            return signed + "." + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The token cannot be signed", e);
        } catch (IOException e) {
            throw new UncheckedIOException("The private key cannot be read", e);
        }
    }

    private static Path directory() {
        // Locks on an object that all class loaders share.
        synchronized (System.getProperties()) {
            String known = System.getProperty(DIRECTORY);
            if (known == null) {
                known = writeKeys().toString();
                System.setProperty(DIRECTORY, known);
            }
            return Path.of(known);
        }
    }

    private static Path writeKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            ECPublicKey publicKey = (ECPublicKey) pair.getPublic();
            Path directory = Files.createTempDirectory("redress-keys-");
            Files.writeString(
                    directory.resolve("jwks.json"),
                    "{\"keys\":[" + jwk("redress-console", publicKey) + "," + jwk("redress-service", publicKey) + "]}");
            String body = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(pair.getPrivate().getEncoded());
            List<String> pem = List.of("-----BEGIN PRIVATE KEY-----", body, "-----END PRIVATE KEY-----");
            Files.write(directory.resolve("private.pem"), pem);
            // In this order: what is named last is deleted first.
            directory.toFile().deleteOnExit();
            directory.resolve("jwks.json").toFile().deleteOnExit();
            directory.resolve("private.pem").toFile().deleteOnExit();
            return directory;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No EC P-256 key pair", e);
        } catch (IOException e) {
            throw new UncheckedIOException("The keys cannot be written", e);
        }
    }

    private static String jwk(String issuer, ECPublicKey publicKey) {
        return """
                {"kty":"EC","crv":"P-256","use":"sig","alg":"ES256","kid":"%s","x":"%s","y":"%s"}""".formatted(
                        issuer + KEY_ID,
                        coordinate(publicKey.getW().getAffineX()),
                        coordinate(publicKey.getW().getAffineY()));
    }

    /** 32 bytes, big-endian, without the sign byte that BigInteger adds. */
    private static String coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[32];
        int length = Math.min(bytes.length, fixed.length);
        System.arraycopy(bytes, bytes.length - length, fixed, fixed.length - length, length);
        return encode(fixed);
    }

    private static String encode(byte[] bytes) {
        return BASE64_URL.encodeToString(bytes);
    }
}
