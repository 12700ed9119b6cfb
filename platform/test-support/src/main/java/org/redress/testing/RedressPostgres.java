package org.redress.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

/**
 * A real PostgreSQL: one server per test JVM, started at the first use, and a fresh database for each run of a service.
 *
 * <p>In a {@code @QuarkusTest}: {@code @WithTestResource(RedressPostgres.class)}, which sets {@code REDRESS_DB_URL},
 * {@code REDRESS_DB_USER} and {@code REDRESS_DB_PASSWORD}. In a plain test: {@link #freshDatabase(String)}.
 *
 * <p>The server's address is a system property, because Quarkus loads this class in several class loaders of one JVM.
 */
public final class RedressPostgres implements QuarkusTestResourceLifecycleManager {

    private static final String PORT = "redress.test.postgres.port";
    private static final String OWNER = "redress_test";
    private static final String PASSWORD = "redress-test";

    private String database = "redress_service";

    /** Takes the argument {@code database}: how the fresh database's name begins. */
    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.getOrDefault("database", database);
    }

    @Override
    public Map<String, String> start() {
        TestDatabase fresh = freshDatabase(database);
        return Map.of(
                "REDRESS_DB_URL", fresh.url(),
                "REDRESS_DB_USER", fresh.user(),
                "REDRESS_DB_PASSWORD", fresh.password());
    }

    @Override
    public void stop() {
        // The server outlives the test class; it ends with the JVM.
    }

    /** A new, empty database owned by an ordinary role; its name begins with the given one. */
    public static TestDatabase freshDatabase(String prefix) {
        int port = port();
        String name = prefix + "_" + UUID.randomUUID().toString().substring(0, 8);
        try {
            administer("create database \"%s\" owner %s".formatted(name, OWNER));
        } catch (SQLException e) {
            throw new IllegalStateException("No fresh database " + name, e);
        }
        String url =
                "jdbc:postgresql://localhost:%d/%s?reWriteBatchedInserts=true&socketTimeout=10&connectTimeout=5&tcpKeepAlive=true"
                                .formatted(port, name)
                        + "&ApplicationName=" + prefix;
        return new TestDatabase(name, url, OWNER, PASSWORD);
    }

    /** The port of the server on localhost; starts it if it does not run. */
    public static int port() {
        // Locks on an object that all class loaders share.
        synchronized (System.getProperties()) {
            String running = System.getProperty(PORT);
            if (running != null) {
                return Integer.parseInt(running);
            }
            int port = startServer();
            System.setProperty(PORT, Integer.toString(port));
            return port;
        }
    }

    /** Runs one statement as superuser, outside a transaction, in the maintenance database. */
    static void administer(String sql) throws SQLException {
        try (Connection connection = superuser(port());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @SuppressWarnings("MustBeClosedChecker") // The server ends with the JVM, by its own shutdown hook.
    private static int startServer() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("shared_buffers", "64MB")
                    // Tests kill connections, never the machine: what is committed need not survive a power cut.
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("timezone", "Asia/Kathmandu") // Any zone but UTC: nothing may depend on it.
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
            int port = server.getPort();
            try (Connection connection = superuser(port);
                    Statement statement = connection.createStatement()) {
                statement.execute("create role %s login password '%s'".formatted(OWNER, PASSWORD));
            }
            return port;
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL does not start", e);
        } catch (SQLException e) {
            throw new IllegalStateException("The embedded PostgreSQL does not answer", e);
        }
    }

    private static Connection superuser(int port) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("password", "postgres");
        Connection connection = new org.postgresql.Driver()
                .connect("jdbc:postgresql://localhost:%d/postgres".formatted(port), properties);
        if (connection == null) {
            throw new SQLException("The PostgreSQL driver refuses its own URL; drivers: "
                    + DriverManager.drivers().toList());
        }
        return connection;
    }
}
