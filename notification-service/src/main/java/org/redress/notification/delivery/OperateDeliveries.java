package org.redress.notification.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What operators do with deliveries. */
@ApplicationScoped
public class OperateDeliveries {

    private static final Logger LOG = System.getLogger(OperateDeliveries.class.getName());

    private final Deliveries deliveries;
    private final DeliveryWorkers desk;

    OperateDeliveries(Deliveries deliveries, DeliveryWorkers desk) {
        this.deliveries = deliveries;
        this.desk = desk;
    }

    /** One delivery. */
    public Optional<DeliveryView> find(UUID id) throws SQLException {
        return deliveries.find(id);
    }

    /** Deliveries, newest first, below the given one. */
    public List<DeliveryView> list(DeliveryFilter filter, @Nullable UUID below, int limit) throws SQLException {
        return deliveries.list(filter, below, limit);
    }

    /** Starts a stopped delivery again: its attempts count from zero, and a barred address does not stop it. */
    public Deliveries.Retried retry(UUID id, String actor) throws SQLException {
        Deliveries.Retried retried = deliveries.retry(id);
        if (retried == Deliveries.Retried.STARTED) {
            LOG.log(Level.INFO, "Delivery {0} started again by {1}", id, actor);
            desk.nudge();
        }
        return retried;
    }
}
