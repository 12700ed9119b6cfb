package org.redress.kit.paging;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.SecureRandom;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.redress.kit.store.Transactions;

/** The random key that signs cursors: made once per database, shared by all instances, read at the start. */
@ApplicationScoped
class ServiceSecret {

    private static final String CREATE = """
            insert into service_secret (name, secret) values ('cursor', ?) on conflict do nothing
            """;
    private static final String READ = "select secret from service_secret where name = 'cursor'";

    private final Transactions transactions;
    private volatile byte @Nullable [] bytes;

    ServiceSecret(Transactions transactions) {
        this.transactions = transactions;
    }

    void load(@Observes StartupEvent event) throws SQLException {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        bytes = transactions.withoutTransaction(sql -> {
            sql.update(CREATE, random);
            return sql.one(READ, row -> row.bytes("secret"));
        });
    }

    byte[] bytes() {
        byte[] loaded = bytes;
        if (loaded == null) {
            throw new IllegalStateException("The service has not started");
        }
        return loaded;
    }
}
