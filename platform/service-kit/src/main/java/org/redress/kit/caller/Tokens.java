package org.redress.kit.caller;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Signs short-lived ES256 tokens, for the console (naming a person) and for services that call others. */
public final class Tokens {

    /** Issuer of tokens that name a person; ids of its keys begin with this. */
    public static final String CONSOLE_ISSUER = "redress-console";
    /** Issuer of tokens that name a service; ids of its keys begin with this. */
    public static final String SERVICE_ISSUER = "redress-service";
    /** Who the tokens are for. */
    public static final String AUDIENCE = "redress";
    /** How long a token lives. */
    public static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final Duration REUSED = Duration.ofMinutes(2);

    private final PrivateKey privateKey;
    private final String keyId;
    private final String issuer;
    private final Clock clock;
    private volatile @Nullable ServiceToken last;

    private record ServiceToken(String service, String token, Instant until) {}

    private Tokens(PrivateKey privateKey, String keyId, String issuer, Clock clock) {
        this.privateKey = privateKey;
        this.keyId = keyId;
        this.issuer = issuer;
        this.clock = clock;
    }

    /**
     * A signer whose key id is that of the matching public key.
     *
     * @param privateKey PEM file, PKCS 8, EC P-256
     * @param publicKeys JWKS file
     * @param issuer {@link #CONSOLE_ISSUER} or {@link #SERVICE_ISSUER}
     * @throws IllegalArgumentException if a file cannot be read, or no public key of this issuer matches
     */
    public static Tokens signer(Path privateKey, Path publicKeys, String issuer, Clock clock) {
        PrivateKey key = privateKey(privateKey);
        for (JsonWebKey candidate : publicKeys(publicKeys).getJsonWebKeys()) {
            if (candidate instanceof PublicJsonWebKey known
                    && candidate.getKeyId() != null
                    && candidate.getKeyId().startsWith(issuer)
                    && matches(key, known.getPublicKey())) {
                return new Tokens(key, candidate.getKeyId(), issuer, clock);
            }
        }
        throw new IllegalArgumentException(
                "No public key in " + publicKeys + " whose id begins with '" + issuer + "' matches " + privateKey);
    }

    /** A token that names a person. */
    public String user(UUID id, String name, Set<String> roles, @Nullable String team) {
        JwtClaims claims = claims(id.toString());
        claims.setStringClaim("name", name);
        claims.setStringListClaim("groups", List.copyOf(roles));
        if (team != null) {
            claims.setStringClaim("team", team);
        }
        return sign(claims);
    }

    /** A token that names a service; the same one for a part of its life, because signing costs more than a whole call. */
    public String service(String name) {
        Instant now = clock.instant();
        ServiceToken known = last;
        if (known != null && known.service().equals(name) && now.isBefore(known.until())) {
            return known.token();
        }
        ServiceToken fresh = new ServiceToken(name, sign(claims(name)), now.plus(REUSED));
        last = fresh;
        return fresh.token();
    }

    /** Reads a JWKS file; refuses one with private parts. */
    static JsonWebKeySet publicKeys(Path file) {
        try {
            JsonWebKeySet keys = new JsonWebKeySet(Files.readString(file));
            for (JsonWebKey key : keys.getJsonWebKeys()) {
                if (key instanceof PublicJsonWebKey pair && pair.getPrivateKey() != null) {
                    throw new IllegalArgumentException(file + " contains a private key; it must hold public keys only");
                }
            }
            return keys;
        } catch (IOException | JoseException e) {
            throw new IllegalArgumentException(file + " is not a readable JWKS file: " + e.getMessage(), e);
        }
    }

    static PrivateKey privateKey(Path file) {
        try {
            String base64 = Files.readString(file)
                    .replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "")
                    .replaceAll("\\s", "");
            return KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " is not a readable EC private key in PKCS 8 PEM", e);
        }
    }

    private JwtClaims claims(String subject) {
        JwtClaims claims = new JwtClaims();
        long now = clock.instant().getEpochSecond();
        claims.setIssuer(issuer);
        claims.setAudience(AUDIENCE);
        claims.setSubject(subject);
        claims.setIssuedAt(NumericDate.fromSeconds(now));
        claims.setExpirationTime(NumericDate.fromSeconds(now + LIFETIME.toSeconds()));
        return claims;
    }

    private String sign(JwtClaims claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        signature.setKeyIdHeaderValue(keyId);
        signature.setPayload(claims.toJson());
        signature.setKey(privateKey);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("The token key does not sign", e);
        }
    }

    private static boolean matches(PrivateKey privateKey, PublicKey publicKey) {
        try {
            byte[] sample = "redress".getBytes(StandardCharsets.US_ASCII);
            Signature signer = Signature.getInstance("SHA256withECDSA");
            signer.initSign(privateKey);
            signer.update(sample);
            byte[] signed = signer.sign();
            signer.initVerify(publicKey);
            signer.update(sample);
            return signer.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
