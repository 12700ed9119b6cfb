package org.redress.complaint.caselist.store;

import io.quarkus.panache.common.Sort;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.caselist.CaseFilter;
import org.redress.complaint.caselist.CaseFilter.Field;
import org.redress.complaint.caselist.CaseFilter.Order;
import org.redress.complaint.caselist.CaseLists;
import org.redress.complaint.caselist.Position;

/** Lists by Panache; every value is bound. */
@Singleton
class PanacheCaseLists implements CaseLists {

    private final ListedCases cases;
    private final NamedCustomers customers;
    private final Clock clock;

    PanacheCaseLists(ListedCases cases, NamedCustomers customers, Clock clock) {
        this.cases = cases;
        this.customers = customers;
        this.clock = clock;
    }

    @Override
    @Transactional
    public List<Listed> list(CaseFilter filter, @Nullable Position after, int limit) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> parameters = new HashMap<>();
        values(filter, conditions, parameters);
        text(filter.query(), conditions, parameters);
        overdue(filter.overdue(), conditions, parameters);
        String key = filter.order() == Order.NEXT_DEADLINE ? "nextDeadlineAt" : "receivedAt";
        if (after != null) {
            conditions.add(behind(after, key, filter.order() == Order.NEXT_DEADLINE ? ">" : "<", parameters));
        }
        String query = conditions.isEmpty() ? "1 = 1" : String.join(" and ", conditions);
        List<ListedCase> page = cases.find(query, sort(filter.order(), key), parameters)
                .page(0, limit)
                .list();
        Map<UUID, String> names = page.isEmpty()
                ? Map.of()
                : customers.names(page.stream().map(ListedCase::id).toList());
        return page.stream()
                .map(listed -> new Listed(
                        listed.summary(names.get(listed.id())),
                        filter.order() == Order.NEXT_DEADLINE ? listed.byDeadline() : listed.byReceipt()))
                .toList();
    }

    private static Sort sort(Order order, String key) {
        Sort.Direction direction = order == Order.NEXT_DEADLINE ? Sort.Direction.Ascending : Sort.Direction.Descending;
        return Sort.by(key, direction, Sort.NullPrecedence.NULLS_LAST).and("id", direction);
    }

    private static void values(CaseFilter filter, List<String> conditions, Map<String, Object> parameters) {
        filter.values().forEach((field, accepted) -> {
            String name = field.name().toLowerCase(Locale.ROOT);
            conditions.add(column(field) + " in :" + name);
            parameters.put(name, accepted);
        });
    }

    private static String column(Field field) {
        return switch (field) {
            case STATUS -> "status";
            case CHANNEL -> "channel";
            case CATEGORY -> "category";
            case PRODUCT -> "product";
            case TEAM -> "team";
            case ASSIGNEE -> "assignee";
            case PRIORITY -> "priority";
            case BRAND -> "brand";
            case REGION -> "region";
            case SOURCE -> "source";
        };
    }

    private static void text(@Nullable String query, List<String> conditions, Map<String, Object> parameters) {
        if (query == null) {
            return;
        }
        String escaped = query.toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
        conditions.add("""
                (lower(number) like :q escape '!' or lower(subject) like :q escape '!' or lower(reference) like :q escape '!'
                or id in (select k.complaintId from NamedCustomer k where lower(k.name) like :q escape '!'))""");
        parameters.put("q", "%" + escaped + "%");
    }

    private void overdue(@Nullable Boolean overdue, List<String> conditions, Map<String, Object> parameters) {
        if (overdue != null) {
            conditions.add(overdue ? "nextDeadlineAt < :now" : "(nextDeadlineAt is null or nextDeadlineAt >= :now)");
            parameters.put("now", clock.instant());
        }
    }

    /** Cases without the ordering value come last. */
    private static String behind(Position after, String key, String beyond, Map<String, Object> parameters) {
        parameters.put("lastId", after.id());
        if (after.at() == null) {
            return "(%s is null and id %s :lastId)".formatted(key, beyond);
        }
        parameters.put("lastAt", after.at());
        return "(%1$s %2$s :lastAt or (%1$s = :lastAt and id %2$s :lastId) or %1$s is null)".formatted(key, beyond);
    }
}
