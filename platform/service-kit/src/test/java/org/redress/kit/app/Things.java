package org.redress.kit.app;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.redress.kit.app.ThingResource.Thing;

@ApplicationScoped
class Things {

    private final AgroalDataSource dataSource;

    Things(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    Thing insert(Connection transaction, String name) throws SQLException {
        try (PreparedStatement insert =
                transaction.prepareStatement("insert into thing (name) values (?) returning id, name, version")) {
            insert.setString(1, name);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return thing(row);
            }
        }
    }

    List<Thing> after(long id, int limit) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select id, name, version from thing where id > ? order by id limit ?")) {
            select.setLong(1, id);
            select.setInt(2, limit);
            try (ResultSet row = select.executeQuery()) {
                List<Thing> things = new ArrayList<>();
                while (row.next()) {
                    things.add(thing(row));
                }
                return things;
            }
        }
    }

    Optional<Thing> find(long id) throws SQLException {
        return after(id - 1, 1).stream().filter(thing -> thing.id() == id).findFirst();
    }

    void rename(long id, String name) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update thing set name = ?, version = version + 1 where id = ?")) {
            update.setString(1, name);
            update.setLong(2, id);
            update.executeUpdate();
        }
    }

    private static Thing thing(ResultSet row) throws SQLException {
        return new Thing(row.getLong("id"), row.getString("name"), row.getInt("version"));
    }
}
