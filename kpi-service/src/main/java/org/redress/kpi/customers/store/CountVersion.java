package org.redress.kpi.customers.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.customers.CustomerCount;
import org.redress.kpi.customers.CustomerSegment;
import org.redress.kpi.customers.StoredCount;

/** A version of a count of customers. A row is never changed: a correction or a withdrawal is the next version. */
@Entity(name = "CountVersion")
@Table(name = "customer_count")
@Immutable
class CountVersion {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private @Nullable Long id;

    @Column(name = "from_day")
    private LocalDate fromDay;

    @Column(name = "to_day")
    private LocalDate toDay;

    @Column(name = "brand")
    private @Nullable String brand;

    @Column(name = "product")
    private @Nullable String product;

    @Column(name = "region")
    private @Nullable String region;

    @Column(name = "customers")
    private long customers;

    @Column(name = "gained")
    private @Nullable Long gained;

    @Column(name = "lost")
    private @Nullable Long lost;

    @Column(name = "version")
    private int version;

    @Column(name = "withdrawn")
    private boolean withdrawn;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private String recordedBy;

    /** For Hibernate. */
    protected CountVersion() {}

    CountVersion(CustomerCount count, int version, boolean withdrawn, Instant recordedAt, String recordedBy) {
        this.fromDay = count.from();
        this.toDay = count.to();
        this.brand = count.segment().brand();
        this.product = count.segment().product();
        this.region = count.segment().region();
        this.customers = count.customers();
        this.gained = count.gained();
        this.lost = count.lost();
        this.version = version;
        this.withdrawn = withdrawn;
        this.recordedAt = recordedAt;
        this.recordedBy = recordedBy;
    }

    /** The version behind this one. */
    CountVersion next(CustomerCount count, boolean withdraw, Instant at, String by) {
        return new CountVersion(count, version + 1, withdraw, at, by);
    }

    boolean isOfPeriod(LocalDate from, LocalDate to) {
        return fromDay.equals(from) && toDay.equals(to);
    }

    boolean isOfPeriodOf(CountVersion other) {
        return isOfPeriod(other.fromDay, other.toDay);
    }

    boolean isWithdrawn() {
        return withdrawn;
    }

    /** Whether this version already says what a new one would say. */
    boolean says(CustomerCount count, boolean withdraw) {
        return withdrawn == withdraw && (withdraw || count().equals(count));
    }

    CustomerCount count() {
        return new CustomerCount(fromDay, toDay, new CustomerSegment(brand, product, region), customers, gained, lost);
    }

    StoredCount stored() {
        return new StoredCount(count(), version, withdrawn, recordedAt, recordedBy);
    }
}
