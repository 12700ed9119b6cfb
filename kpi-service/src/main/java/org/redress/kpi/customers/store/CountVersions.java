package org.redress.kpi.customers.store;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.redress.kpi.customers.CustomerCount;
import org.redress.kpi.customers.CustomerCounts;
import org.redress.kpi.customers.CustomerSegment;
import org.redress.kpi.customers.OverlapException;
import org.redress.kpi.customers.StoredCount;

/** The versions of counts: they are only added, the highest of a period and segment holds. */
@ApplicationScoped
class CountVersions implements PanacheRepository<CountVersion>, CustomerCounts {

    private static final String OF_SEGMENT = """
            fromDay < :to and toDay > :from and brand is not distinct from :brand
            and product is not distinct from :product and region is not distinct from :region
            order by fromDay, toDay, version""";

    @Override
    @Transactional
    public StoredCount put(CustomerCount count, boolean withdrawn, Instant at, String by) {
        // Counts are rare: one writer at a time, so that no two of them overlap unseen.
        getEntityManager()
                .createNativeQuery("lock table customer_count in share row exclusive mode")
                .executeUpdate();
        List<CountVersion> versions = of(count.segment(), count.from(), count.to());
        if (!withdrawn) {
            refuseOverlap(versions, count);
        }
        List<CountVersion> ofPeriod = versions.stream()
                .filter(version -> version.isOfPeriod(count.from(), count.to()))
                .toList();
        if (ofPeriod.isEmpty()) {
            return add(new CountVersion(count, 1, withdrawn, at, by));
        }
        CountVersion last = ofPeriod.getLast();
        return last.says(count, withdrawn) ? last.stored() : add(last.next(count, withdrawn, at, by));
    }

    @Override
    @Transactional
    public List<StoredCount> holding(CustomerSegment segment, LocalDate from, LocalDate to) {
        return holding(of(segment, from, to)).stream().map(CountVersion::stored).toList();
    }

    @Override
    @Transactional
    public List<StoredCount> versions(CustomerSegment segment, LocalDate from, LocalDate to) {
        return of(segment, from, to).stream().map(CountVersion::stored).toList();
    }

    private StoredCount add(CountVersion version) {
        persist(version);
        return version.stored();
    }

    private List<CountVersion> of(CustomerSegment segment, LocalDate from, LocalDate to) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("from", from);
        parameters.put("to", to);
        parameters.put("brand", segment.brand());
        parameters.put("product", segment.product());
        parameters.put("region", segment.region());
        return list(OF_SEGMENT, parameters);
    }

    /** The last version of each period, unless it is withdrawn. */
    private static List<CountVersion> holding(List<CountVersion> versions) {
        List<CountVersion> holding = new ArrayList<>();
        for (CountVersion version : versions) {
            if (!holding.isEmpty() && holding.getLast().isOfPeriodOf(version)) {
                holding.removeLast();
            }
            holding.add(version);
        }
        holding.removeIf(CountVersion::isWithdrawn);
        return holding;
    }

    private static void refuseOverlap(List<CountVersion> versions, CustomerCount count) {
        for (CountVersion holding : holding(versions)) {
            if (!holding.isOfPeriod(count.from(), count.to())) {
                throw new OverlapException(holding.count());
            }
        }
    }
}
