package org.redress.console.session;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.redress.console.account.Account;

/** The rows of signed-in browsers. */
public interface Sessions {

    /** Adds a session of an account as it is now. */
    void add(byte[] tokenHash, UUID accountId, byte[] userAgent, Instant now);

    /** The account behind a session that has not ended: not idle too long, not too old, not voided by a change of the account. */
    Optional<Account> account(byte[] tokenHash, byte[] userAgent, Instant now);

    /** Which of these sessions have not ended. */
    List<byte[]> living(Collection<byte[]> tokenHashes, Instant now);

    /** Ends a session. */
    void remove(byte[] tokenHash);

    /** Deletes the rows of ended sessions. */
    int removeEnded(Instant now);
}
