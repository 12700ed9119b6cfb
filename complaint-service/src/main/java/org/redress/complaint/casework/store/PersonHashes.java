package org.redress.complaint.casework.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What is left of the identifiers of erased people: HMAC-SHA-256 with a random key of this database. Enough to recognise what is told of
 * them again; not enough to compare with a list of addresses elsewhere.
 */
@Singleton
public final class PersonHashes {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String KEY = "select secret from service_secret where name = 'person'";
    private static final String ERASED = "erased:";

    private final AgroalDataSource dataSource;
    private volatile byte @Nullable [] key;

    PersonHashes(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Of an e-mail address, whatever the case of its letters. */
    public byte[] email(String address) throws SQLException {
        return hash("email", address.strip().toLowerCase(Locale.ROOT));
    }

    /** Of the reference that a source has for its customer. */
    public byte[] reference(String source, String reference) throws SQLException {
        return hash("customer", source + '\0' + reference);
    }

    /** What stands in the place of a source's own name of an event or case; null for none. */
    @Nullable
    String name(String source, @Nullable String name) throws SQLException {
        return name == null ? null : ERASED + HexFormat.of().formatHex(hash("name", source + '\0' + name));
    }

    private byte[] hash(String kind, String value) throws SQLException {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(), ALGORITHM));
            return mac.doFinal((kind + '\0' + value).getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    private byte[] key() throws SQLException {
        byte[] known = key;
        if (known == null) {
            known = read();
            key = known;
        }
        return known;
    }

    private byte[] read() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(KEY);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getBytes(1);
        }
    }
}
