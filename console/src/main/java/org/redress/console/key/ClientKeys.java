package org.redress.console.key;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All API keys. Joins the caller's transaction; every change is published with it. */
public interface ClientKeys {

    /** Every key, the newest first. */
    List<ClientKey> all();

    /** Adds a key; false if its id is known already. */
    boolean add(ClientKey key, String actor);

    /** Ends a key; answers its state, or nothing if there is none. Ending it twice keeps the first time. */
    Optional<ClientKey> revoke(String keyId, Instant at, String actor);
}
