package org.redress.kit.app;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.messaging.ParkedRecords;

@ApplicationScoped
@DefaultBean
class NoParkedRecords implements ParkedRecords {

    @Override
    public List<Parked> list(@Nullable UUID after, int limit) {
        return List.of();
    }

    @Override
    public Optional<String> content(UUID id) {
        return Optional.empty();
    }

    @Override
    public Optional<Replayed> replay(UUID id) {
        return Optional.empty();
    }

    @Override
    public boolean discard(UUID id, String actor, String reason) {
        return false;
    }
}
