package org.redress.kit.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Tokens that nobody should accept. */
final class ForeignTokens {

    private ForeignTokens() {}

    static String signed(String keyProperty, String keyId, String issuer, @Nullable Instant now) {
        try {
            String base64 = Files.readString(Signers.file(keyProperty)).replaceAll("-----[A-Z ]+-----|\\s", "");
            JsonWebSignature signature = new JsonWebSignature();
            signature.setAlgorithmHeaderValue("ES256");
            signature.setKeyIdHeaderValue(keyId);
            signature.setKey(KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64))));
            signature.setPayload(claims(issuer, now));
            return signature.getCompactSerialization();
        } catch (IOException | GeneralSecurityException | JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signed with the public key as if it were a shared secret. */
    static String hmac(Path publicKeys, Instant now) {
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setAlgorithmHeaderValue("HS256");
            signature.setKeyIdHeaderValue("redress-console-1");
            signature.setKey(new HmacKey(Files.readAllBytes(publicKeys)));
            signature.setPayload(claims("redress-console", now));
            return signature.getCompactSerialization();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String claims(String issuer, @Nullable Instant now) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setSubject("somebody");
        claims.setStringListClaim("groups", List.of("admin"));
        if (now != null) {
            claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
            claims.setExpirationTime(NumericDate.fromSeconds(now.getEpochSecond() + 60));
        }
        return claims.toJson();
    }
}
