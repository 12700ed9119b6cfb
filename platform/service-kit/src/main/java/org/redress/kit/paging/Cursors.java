package org.redress.kit.paging;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.redress.kit.caller.Caller;
import org.redress.kit.problem.Problem;
import org.redress.kit.problem.ProblemException;

/**
 * Signed positions in a list. A cursor works for the caller and the filter it was issued for, for one day; any other is refused, so a
 * position can go into a query without being checked again. It is signed, not secret: put nothing into it that the caller may not see.
 */
@ApplicationScoped
public class Cursors {

    private static final Duration LIFETIME = Duration.ofDays(1);
    private static final int MAC_LENGTH = 16;
    private static final String SEPARATOR = "\u001f";

    private final ServiceSecret secret;
    private final Clock clock;

    Cursors(ServiceSecret secret, Clock clock) {
        this.secret = secret;
        this.clock = clock;
    }

    /**
     * A cursor for a position.
     *
     * @param filter everything that selects and orders the list (not limit, not cursor), in a form that is equal for equal lists
     * @param position the values of the total order at the last item given; without control characters
     */
    public String issue(Caller caller, String filter, List<String> position) {
        byte[] values = String.join(SEPARATOR, position).getBytes(StandardCharsets.UTF_8);
        ByteBuffer payload = ByteBuffer.allocate(Long.BYTES + values.length)
                .putLong(clock.instant().getEpochSecond())
                .put(values);
        byte[] mac = sign(caller, filter, payload.array());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(MAC_LENGTH + payload.capacity())
                        .put(mac)
                        .put(payload.array())
                        .array());
    }

    /**
     * The position in a cursor issued for this caller and filter.
     *
     * @throws ProblemException 400 if it is forged, expired, or was issued for another caller or filter
     */
    public List<String> read(Caller caller, String filter, String cursor) {
        byte[] bytes = decode(cursor);
        if (bytes.length < MAC_LENGTH + Long.BYTES) {
            throw invalid();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        byte[] mac = new byte[MAC_LENGTH];
        buffer.get(mac);
        byte[] payload = new byte[buffer.remaining()];
        buffer.get(payload);
        if (!MessageDigest.isEqual(mac, sign(caller, filter, payload))) {
            throw invalid();
        }
        Instant issued = Instant.ofEpochSecond(ByteBuffer.wrap(payload).getLong());
        if (issued.plus(LIFETIME).isBefore(clock.instant())) {
            throw invalid();
        }
        String values = new String(payload, Long.BYTES, payload.length - Long.BYTES, StandardCharsets.UTF_8);
        return List.of(values.split(SEPARATOR, -1));
    }

    private byte[] sign(Caller caller, String filter, byte[] payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.bytes(), "HmacSHA256"));
            for (String bound : List.of(caller.kind().name(), caller.id(), filter)) {
                byte[] text = bound.getBytes(StandardCharsets.UTF_8);
                mac.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
                mac.update(text);
            }
            byte[] signature = new byte[MAC_LENGTH];
            System.arraycopy(mac.doFinal(payload), 0, signature, 0, MAC_LENGTH);
            return signature;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }

    private static byte[] decode(String cursor) {
        try {
            return Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static ProblemException invalid() {
        return Problem.of(
                        400,
                        "invalid-cursor",
                        "The cursor is not valid",
                        "It is not ours, has expired, or was issued for another list. Start without a cursor.")
                .at("query:cursor", "invalid", "is not valid for this list")
                .exception();
    }
}
