package org.redress.kit.paging;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The random key that signs cursors: made once per database, shared by all instances, read at the start. */
@ApplicationScoped
class ServiceSecret {

    private static final String CREATE = """
            insert into service_secret (name, secret) values ('cursor', ?) on conflict do nothing
            """;
    private static final String READ = "select secret from service_secret where name = 'cursor'";

    private final AgroalDataSource dataSource;
    private volatile byte @Nullable [] bytes;

    ServiceSecret(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    void load(@Observes StartupEvent event) throws SQLException {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement create = connection.prepareStatement(CREATE);
                PreparedStatement read = connection.prepareStatement(READ)) {
            create.setBytes(1, random);
            create.executeUpdate();
            try (ResultSet row = read.executeQuery()) {
                row.next();
                bytes = row.getBytes(1);
            }
        }
    }

    byte[] bytes() {
        byte[] loaded = bytes;
        if (loaded == null) {
            throw new IllegalStateException("The service has not started");
        }
        return loaded;
    }
}
