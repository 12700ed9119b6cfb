package org.redress.kpi;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** The tables as lines of text, in the form of {@link org.redress.kpi.projection.NaiveCells}. */
@ApplicationScoped
public class LiveCells {

    private static final String DIMENSIONS = """
            concat_ws(',', coalesce(d.source, '-'), coalesce(d.channel, '-'), coalesce(d.category, '-'), coalesce(d.product, '-'),
                      coalesce(d.team, '-'), coalesce(d.priority, '-'), coalesce(d.brand, '-'), coalesce(d.region, '-'),
                      coalesce(d.survey, '-'))""";

    private final DataSource database;

    LiveCells(DataSource database) {
        this.database = database;
    }

    /** The lines of one source. */
    public Map<String, List<Long>> of(String source) throws SQLException {
        Map<String, List<Long>> lines = new TreeMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        select concat_ws('|', m.name, c.slot, %1$s), c.count, c.sum
                          from cell c join measure m on m.id = c.measure join dimension_set d on d.id = c.dimension_set
                         where d.source = ? and (c.count <> 0 or c.sum <> 0)
                        union all
                        select concat_ws('|', m.name, s.slot, %1$s,
                                         case when s.bucket = -2147483648 then 'zero' else s.bucket::text end), s.count, 0
                          from sketch s join measure m on m.id = s.measure join dimension_set d on d.id = s.dimension_set
                         where d.source = ? and s.count <> 0""".formatted(DIMENSIONS))) {
            statement.setString(1, source);
            statement.setString(2, source);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    lines.put(rows.getString(1), List.of(rows.getLong(2), rows.getLong(3)));
                }
            }
        }
        return lines;
    }

    /** Runs a statement that a test needs. */
    public int execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return statement.execute() ? 0 : statement.getUpdateCount();
        }
    }

    /** The keys and indexes of the live tables of facts and cells, with those of others left out. */
    public List<String> indexes() throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        select indexdef from pg_indexes
                         where schemaname = 'public'
                           and tablename in ('case_fact', 'clock_fact', 'sheet_fact', 'invitation_fact', 'cell', 'sketch')
                        union all
                        select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
                          from pg_constraint
                         where contype in ('p', 'c') and connamespace = 'public'::regnamespace
                           and conrelid::regclass::text in ('case_fact', 'clock_fact', 'sheet_fact', 'invitation_fact', 'cell', 'sketch')
                         order by 1""");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    /** A number from the tables. */
    public long number(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
