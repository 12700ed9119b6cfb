package org.redress.stack;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.zip.CRC32;

/**
 * The secrets of this stack: random, made when first asked for, kept one to a file in {@code data/secrets} (files 0600, folder
 * 0700). They belong to the data beside them: who deletes one deletes the other.
 */
public final class Secrets {

    /** Who signs tokens that name a person; the id of its key begins with this. */
    public static final String CONSOLE_ISSUER = "redress-console";
    /** Who signs tokens that name a service; the id of its key begins with this. */
    public static final String SERVICE_ISSUER = "redress-service";

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String KEY_ID_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    /** The secrets of one data folder; nothing is written yet. */
    public Secrets(Path folder) {
        this.folder = folder;
    }

    /** The password of PostgreSQL's superuser. */
    public String postgresPassword() throws IOException {
        return text("postgres-password", this::password);
    }

    /** The password of one service's database role. */
    public String databasePassword(String service) throws IOException {
        return text("database-password-" + service, this::password);
    }

    /** The password of the console's first administrator, {@code admin}. */
    public String adminPassword() throws IOException {
        return text("admin-password", this::password);
    }

    /** An API key for trying things out, with every scope of a machine. */
    public String apiKey() throws IOException {
        return text("api-key", this::newApiKey);
    }

    /**
     * File of the key that signs the named issuer's tokens: EC P-256, PEM, PKCS 8.
     *
     * @param issuer {@link #CONSOLE_ISSUER} or {@link #SERVICE_ISSUER}
     */
    public Path tokenPrivateKey(String issuer) throws IOException {
        createTokenKey(issuer);
        return folder.resolve(issuer + ".pem");
    }

    /** File with the public keys of both issuers, as a JSON Web Key Set. */
    public Path tokenPublicKeys() throws IOException {
        createTokenKey(CONSOLE_ISSUER);
        createTokenKey(SERVICE_ISSUER);
        Path set = folder.resolve("token-public-keys.json");
        if (!Files.exists(set)) {
            write(
                    set,
                    "{\"keys\":[" + Files.readString(folder.resolve(CONSOLE_ISSUER + ".jwk")) + ","
                            + Files.readString(folder.resolve(SERVICE_ISSUER + ".jwk")) + "]}\n");
        }
        return set;
    }

    private void createTokenKey(String issuer) throws IOException {
        Path pem = folder.resolve(issuer + ".pem");
        if (Files.exists(pem)) {
            return;
        }
        KeyPair pair = ecKeyPair();
        ECPublicKey point = (ECPublicKey) pair.getPublic();
        write(folder.resolve(issuer + ".jwk"), """
                {"kty":"EC","crv":"P-256","use":"sig","alg":"ES256","kid":"%s-1","x":"%s","y":"%s"}""".formatted(
                        // A key id begins with the issuer its key may speak for: services check that.
                        issuer,
                        coordinate(point.getW().getAffineX()),
                        coordinate(point.getW().getAffineY())));
        write(
                pem,
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                .encodeToString(pair.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
    }

    private KeyPair ecKeyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has EC P-256", e);
        }
    }

    private String password() {
        byte[] bytes = new byte[18];
        random.nextBytes(bytes);
        return BASE64.encodeToString(bytes);
    }

    /** The form that the services check: prefix, key id, secret, and a checksum over all of it. */
    private String newApiKey() {
        StringBuilder keyId = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            keyId.append(KEY_ID_LETTERS.charAt(random.nextInt(KEY_ID_LETTERS.length())));
        }
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        String body = "cmp_live_" + keyId + "_" + BASE64.encodeToString(secret);
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        return body + "_" + HexFormat.of().toHexDigits((int) crc.getValue());
    }

    /** 32 bytes, big-endian, as RFC 7518 wants them. */
    private static String coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[32];
        int length = Math.min(bytes.length, fixed.length);
        System.arraycopy(bytes, bytes.length - length, fixed, fixed.length - length, length);
        return BASE64.encodeToString(fixed);
    }

    private String text(String name, Supplier<String> fresh) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            write(file, fresh.get() + "\n");
        }
        return Files.readString(file).strip();
    }

    /** Whole or not at all, and never readable by others, not even for a moment. */
    private void write(Path file, String content) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, content);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
