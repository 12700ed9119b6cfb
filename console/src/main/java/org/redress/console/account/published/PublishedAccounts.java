package org.redress.console.account.published;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.redress.console.account.Account;
import org.redress.contract.ContractJson;
import org.redress.contract.Topic;
import org.redress.contract.identity.UserChanged;
import org.redress.kit.Uuids;
import org.redress.messaging.EventLog;
import org.redress.messaging.NewEvent;

/** Tells the services of accounts: ids, roles and teams, no names. */
@ApplicationScoped
public class PublishedAccounts {

    private final EventLog events;
    private final Clock clock;

    PublishedAccounts(EventLog events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /**
     * Appends the account's state to the transaction that changes it.
     *
     * @throws SQLException if the database fails
     */
    public void changed(Connection transaction, Account account, String actor) throws SQLException {
        Instant now = clock.instant();
        UserChanged change = new UserChanged(
                account.id(),
                account.version(),
                account.roles().stream().sorted().toList(),
                account.team() == null ? "" : account.team(),
                account.active());
        events.append(
                transaction,
                List.of(new NewEvent(
                        Uuids.next(),
                        Topic.IDENTITY,
                        account.id(),
                        account.version(),
                        account.id().toString(),
                        UserChanged.TYPE,
                        now,
                        now,
                        actor,
                        ContractJson.write(change))));
    }
}
