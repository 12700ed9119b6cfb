package org.redress.console.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id hashes of passwords, in the usual text form {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}, so that stronger settings can be
 * introduced beside older hashes. Slow and hungry on purpose: at most two run at a time, the others wait.
 */
@ApplicationScoped
public class PasswordHashes {

    private static final int MEMORY_KIB = 19_456;
    private static final int ITERATIONS = 2;
    private static final int SALT_LENGTH = 16;
    private static final int HASH_LENGTH = 32;
    /** A hash that no password has, to spend the same time on unknown users. */
    private static final String OF_NOBODY =
            encode(MEMORY_KIB, ITERATIONS, new byte[SALT_LENGTH], new byte[HASH_LENGTH]);

    private final SecureRandom random = new SecureRandom();
    private final Semaphore slots = new Semaphore(2, true);

    /** The hash of a password, with a fresh salt. */
    public String hash(String password) {
        byte[] salt = new byte[SALT_LENGTH];
        random.nextBytes(salt);
        return encode(MEMORY_KIB, ITERATIONS, salt, argon2(password, salt, MEMORY_KIB, ITERATIONS));
    }

    /** Whether the password has this hash; takes the same time either way. */
    public boolean matches(String password, String hash) {
        List<String> parts = List.of(hash.split("\\$", -1));
        if (parts.size() != 6 || !parts.get(1).equals("argon2id")) {
            throw new IllegalStateException("Not an Argon2id hash");
        }
        List<String> settings = List.of(parts.get(3).split(",", -1));
        int memory = Integer.parseInt(settings.get(0).substring(2));
        int iterations = Integer.parseInt(settings.get(1).substring(2));
        byte[] salt = Base64.getDecoder().decode(parts.get(4));
        byte[] expected = Base64.getDecoder().decode(parts.get(5));
        return MessageDigest.isEqual(expected, argon2(password, salt, memory, iterations));
    }

    /** Takes the time that a check takes, and fails. */
    public void matchesNobody(String password) {
        boolean matches = matches(password, OF_NOBODY);
        if (matches) {
            throw new IllegalStateException("A password hashes to zero");
        }
    }

    private byte[] argon2(String password, byte[] salt, int memory, int iterations) {
        slots.acquireUninterruptibly();
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(memory)
                    .withIterations(iterations)
                    .withParallelism(1)
                    .withSalt(salt)
                    .build());
            byte[] hash = new byte[HASH_LENGTH];
            generator.generateBytes(PasswordRules.normalised(password).getBytes(StandardCharsets.UTF_8), hash);
            return hash;
        } finally {
            slots.release();
        }
    }

    private static String encode(int memory, int iterations, byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memory + ",t=" + iterations + ",p=1$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(hash);
    }
}
