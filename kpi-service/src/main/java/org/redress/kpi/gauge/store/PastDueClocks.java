package org.redress.kpi.gauge.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.redress.kit.store.Sql;
import org.redress.kpi.gauge.PastDue;
import org.redress.kpi.query.store.Snapshot;

/** Those whose breach was announced stand in the cells, those of which nobody has heard yet in the index of running clocks. */
@ApplicationScoped
public class PastDueClocks implements PastDue {

    private static final String COUNT = """
            select clock, sum(n)::int8 as n
              from (select k.clock, count(*) as n
                      from clock_fact k join case_fact f on f.complaint = k.complaint
                     where k.state = 'running' and k.due_at <= ? and f.received_at is not null
                     group by k.clock
                    union all
                    select substring(m.name from '^sla/(.*)/OVERDUE$'), sum(c.count)
                      from cell c join measure m on m.id = c.measure
                     where m.name like 'sla/%/OVERDUE'
                     group by m.name) due
             where clock <> 'stated'
             group by clock
            having sum(n) > 0""";

    private final DataSource database;

    PastDueClocks(DataSource database) {
        this.database = database;
    }

    @Override
    public Map<String, Long> byClock(Instant at) throws SQLException {
        return Snapshot.read(database, connection -> {
            Map<String, Long> counts = new HashMap<>();
            Sql.on(connection).each(COUNT, row -> counts.put(row.text("clock"), row.bigint("n")), at);
            return counts;
        });
    }
}
