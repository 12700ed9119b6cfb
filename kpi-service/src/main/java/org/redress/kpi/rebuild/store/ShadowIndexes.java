package org.redress.kpi.rebuild.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.redress.kit.store.Sql;

/**
 * The keys and indexes of a table beside the live ones: taken away while it is filled, because building them at the end costs a fraction of keeping them,
 * and then made as the live table has them.
 */
final class ShadowIndexes {

    private ShadowIndexes() {}

    static void drop(Connection session, String room, String table) throws SQLException {
        List<String> commands = commands(session, """
                select case when c.oid is null then format('drop index room.%I', i.relname)
                            else format('alter table room.%I drop constraint %I', t.relname, c.conname) end as command
                  from pg_index x
                  join pg_class i on i.oid = x.indexrelid
                  join pg_class t on t.oid = x.indrelid
                  left join pg_constraint c on c.conindid = x.indexrelid and c.contype in ('p', 'u')
                 where x.indrelid = format('room.%I', ?)::regclass""".replace("room.", room + "."), table);
        execute(session, commands);
    }

    static void create(Connection session, String room, String table) throws SQLException {
        List<String> commands = commands(session, """
                select case when c.oid is null then
                                 replace(pg_get_indexdef(x.indexrelid), ' ON public.', ' ON room.')
                            else format('alter table room.%I add constraint %I %s', t.relname, c.conname,
                                        pg_get_constraintdef(c.oid)) end as command
                  from pg_index x
                  join pg_class t on t.oid = x.indrelid
                  left join pg_constraint c on c.conindid = x.indexrelid and c.contype in ('p', 'u')
                 where x.indrelid = format('public.%I', ?)::regclass
                 order by x.indisprimary desc, x.indexrelid""".replace("room.", room + "."), table);
        execute(session, commands);
    }

    private static List<String> commands(Connection session, String sql, String table) throws SQLException {
        return Sql.on(session).list(sql, row -> row.text("command"), table);
    }

    private static void execute(Connection session, List<String> commands) throws SQLException {
        for (String command : commands) {
            Sql.on(session).execute(command);
        }
    }
}
