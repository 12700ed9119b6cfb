package org.redress.complaint.caselist.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A customer's name, as far as lists show it. */
@Entity(name = "NamedCustomer")
@Table(name = "customer")
@Immutable
class NamedCustomer {

    @Id
    @Column(name = "complaint_id")
    private UUID complaintId;

    private @Nullable String name;

    UUID complaintId() {
        return complaintId;
    }

    @Nullable
    String name() {
        return name;
    }
}
