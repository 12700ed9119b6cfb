package org.redress.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Looks for a text everywhere in a database: every row of every table, as PostgreSQL prints it, and bytes as the text they hold. */
public final class DatabaseSearch {

    private static final String TABLES = """
            select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema)' order by 1
            """;

    private DatabaseSearch() {}

    /** The tables with rows that hold the text, in any case of letters, each with how many. */
    public static List<String> hits(DataSource database, String text) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return hits(connection, text);
        }
    }

    /** The same of the database of a connection. */
    public static List<String> hits(Connection connection, String text) throws SQLException {
        List<String> hits = new ArrayList<>();
        for (String table : tables(connection)) {
            try (PreparedStatement select = connection.prepareStatement(search(table))) {
                select.setString(1, text);
                select.setString(2, text);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    if (row.getLong(1) > 0) {
                        hits.add(table + ": " + row.getLong(1));
                    }
                }
            }
        }
        return hits;
    }

    /** Bytes are printed in hex, so the text is looked for in hex as well. */
    private static String search(String table) {
        return """
                select count(*) from %s t where strpos(lower(t::text), lower(?)) > 0
                    or strpos(t::text, encode(convert_to(?, 'UTF8'), 'hex')) > 0
                """.formatted(table);
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(TABLES);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        return tables;
    }
}
