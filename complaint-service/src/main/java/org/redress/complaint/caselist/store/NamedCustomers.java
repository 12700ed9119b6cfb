package org.redress.complaint.caselist.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The names of customers. */
@Singleton
class NamedCustomers implements PanacheRepositoryBase<NamedCustomer, UUID> {

    Map<UUID, String> names(Collection<UUID> complaintIds) {
        Map<UUID, String> names = new HashMap<>();
        for (NamedCustomer customer : list("complaintId in ?1 and name is not null", complaintIds)) {
            names.put(customer.complaintId(), String.valueOf(customer.name()));
        }
        return names;
    }
}
