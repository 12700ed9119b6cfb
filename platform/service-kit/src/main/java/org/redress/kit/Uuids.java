package org.redress.kit;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ids of records: UUIDv7, which sort by their time of creation and keep indexes compact. No secret. */
public final class Uuids {

    private Uuids() {}

    /** A new id; ascending within this process. */
    public static UUID next() {
        return UuidCreator.getTimeOrderedEpochPlus1();
    }

    /** Reads the canonical form of 36 characters; empty for anything else, lenient forms of {@link UUID#fromString} included. */
    public static Optional<UUID> parse(@Nullable String text) {
        if (text == null || text.length() != 36) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
