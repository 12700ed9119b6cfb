package org.redress.console.account.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.redress.console.account.Account;
import org.redress.console.account.Accounts;
import org.redress.console.account.published.PublishedAccounts;

@ApplicationScoped
class AccountRows implements Accounts {

    private static final String COLUMNS =
            "id, username, display_name, roles, team, must_change_password, active, version, created_at, last_sign_in_at";
    private static final String ALL = "select " + COLUMNS + " from account order by username";
    private static final String FIND = "select " + COLUMNS + " from account where id = ?";
    private static final String FIND_BY_USERNAME =
            "select " + COLUMNS + ", password_hash from account where username = ?";
    private static final String NONE = "select not exists (select from account)";
    private static final String ADD = """
            insert into account (id, username, display_name, roles, team, password_hash, must_change_password, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict on constraint account_username_uq do nothing
            """;
    private static final String CHANGE = """
            update account set display_name = ?, roles = ?, team = ?, active = ?, version = version + 1,
                session_epoch = session_epoch + case when ? then 1 else 0 end
            where id = ? returning
            """ + COLUMNS;
    private static final String CHANGE_PASSWORD = """
            update account set password_hash = ?, must_change_password = ?, session_epoch = session_epoch + 1 where id = ?
            """;
    private static final String SIGNED_IN = "update account set last_sign_in_at = ? where id = ?";

    private final DataSource dataSource;
    private final PublishedAccounts published;

    AccountRows(DataSource dataSource, PublishedAccounts published) {
        this.dataSource = dataSource;
        this.published = published;
    }

    @Override
    public List<Account> all() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(ALL);
                ResultSet row = select.executeQuery()) {
            List<Account> accounts = new ArrayList<>();
            while (row.next()) {
                accounts.add(account(row));
            }
            return accounts;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public Optional<Account> find(UUID id) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(account(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public Optional<WithPassword> findByUsername(String username) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(FIND_BY_USERNAME)) {
            select.setString(1, username.replace("\u0000", ""));
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new WithPassword(account(row), row.getString("password_hash")))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public boolean none() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(NONE);
                ResultSet row = select.executeQuery()) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public boolean add(Account account, String passwordHash, String actor) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(ADD)) {
            insert.setObject(1, account.id());
            insert.setString(2, account.username());
            insert.setString(3, account.displayName());
            insert.setArray(4, connection.createArrayOf("text", account.roles().toArray()));
            insert.setString(5, account.team());
            insert.setString(6, passwordHash);
            insert.setBoolean(7, account.mustChangePassword());
            insert.setTimestamp(8, Timestamp.from(account.createdAt()));
            if (insert.executeUpdate() == 0) {
                return false;
            }
            published.changed(connection, account, actor);
            return true;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public Account change(
            UUID id,
            @Nullable String displayName,
            Set<String> roles,
            @Nullable String team,
            boolean active,
            boolean endSessions,
            String actor) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(CHANGE)) {
            update.setString(1, displayName);
            update.setArray(2, connection.createArrayOf("text", roles.toArray()));
            update.setString(3, team);
            update.setBoolean(4, active);
            update.setBoolean(5, endSessions);
            update.setObject(6, id);
            try (ResultSet row = update.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("The account is gone: " + id);
                }
                Account account = account(row);
                published.changed(connection, account, actor);
                return account;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void changePassword(UUID id, String passwordHash, boolean mustChange) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(CHANGE_PASSWORD)) {
            update.setString(1, passwordHash);
            update.setBoolean(2, mustChange);
            update.setObject(3, id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void signedIn(UUID id, Instant at) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(SIGNED_IN)) {
            update.setTimestamp(1, Timestamp.from(at));
            update.setObject(2, id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static Account account(ResultSet row) throws SQLException {
        Timestamp lastSignIn = row.getTimestamp("last_sign_in_at");
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("username"),
                row.getString("display_name"),
                Set.of((String[]) row.getArray("roles").getArray()),
                row.getString("team"),
                row.getBoolean("must_change_password"),
                row.getBoolean("active"),
                row.getInt("version"),
                row.getTimestamp("created_at").toInstant(),
                lastSignIn == null ? null : lastSignIn.toInstant());
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("The accounts cannot be read or written", e);
    }
}
