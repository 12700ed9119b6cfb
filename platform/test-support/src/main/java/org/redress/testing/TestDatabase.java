package org.redress.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One database of the embedded PostgreSQL.
 *
 * @param url with the driver settings that production uses
 */
public record TestDatabase(String name, String url, String user, String password) {

    /** A new connection; the caller closes it. */
    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        Connection connection = new Driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("Not a PostgreSQL URL: " + url);
        }
        return connection;
    }

    /** A data source that opens a connection each time, without a pool. */
    public DataSource dataSource() {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url);
        dataSource.setUser(user);
        dataSource.setPassword(password);
        return dataSource;
    }

    /** The {@code pg_terminate_backend} of every connection to this database but the caller's: what an outage looks like to a pool. */
    public void terminateConnections() throws SQLException {
        RedressPostgres.administer("""
                select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s' and pid <> pg_backend_pid()
                """.formatted(name));
    }

    /** Refuses new connections and ends the present ones, until {@link #open()}. */
    public void close() throws SQLException {
        RedressPostgres.administer("alter database \"%s\" allow_connections false".formatted(name));
        terminateConnections();
    }

    /** Accepts connections again. */
    public void open() throws SQLException {
        RedressPostgres.administer("alter database \"%s\" allow_connections true".formatted(name));
    }
}
