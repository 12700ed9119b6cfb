package org.redress.kit.idempotency;

/** What claiming a key in a transaction found. */
public sealed interface Claim {

    /** The key is new and now belongs to this transaction: do the work, then {@link IdempotencyKeys#complete}. */
    record Fresh() implements Claim {}

    /** The same request was served before: answer this, do nothing. */
    record Replay(StoredAnswer answer) implements Claim {}
}
