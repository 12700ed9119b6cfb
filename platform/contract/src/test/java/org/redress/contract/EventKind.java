package org.redress.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.redress.contract.alert.AlertEvent;
import org.redress.contract.alert.AlertEventType;
import org.redress.contract.complaint.ComplaintEvent;
import org.redress.contract.complaint.ComplaintEventType;
import org.redress.contract.feedback.FeedbackEvent;
import org.redress.contract.feedback.FeedbackEventType;
import org.redress.contract.identity.ApiKeyChanged;
import org.redress.contract.identity.UserChanged;

/**
 * One event type of the contract, as the code knows it.
 *
 * @param record of the data
 * @param fact of the part that differs from type to type, where there is one
 * @param read as a consumer does it
 */
record EventKind(
        String type, Topic topic, Class<?> record, @Nullable Class<?> fact, Function<byte[], Object> read) {

    static List<EventKind> all() {
        List<EventKind> kinds = new ArrayList<>();
        for (ComplaintEventType type : ComplaintEventType.values()) {
            kinds.add(new EventKind(
                    type.wireName(),
                    Topic.COMPLAINTS,
                    ComplaintEvent.class,
                    type.factClass(),
                    json -> ComplaintEvent.read(type.wireName(), json)));
        }
        for (FeedbackEventType type : FeedbackEventType.values()) {
            kinds.add(new EventKind(
                    type.wireName(),
                    Topic.FEEDBACK,
                    FeedbackEvent.class,
                    type.factClass(),
                    json -> FeedbackEvent.read(type.wireName(), json)));
        }
        for (AlertEventType type : AlertEventType.values()) {
            kinds.add(new EventKind(
                    type.wireName(),
                    Topic.ALERTS,
                    AlertEvent.class,
                    type.factClass(),
                    json -> AlertEvent.read(type.wireName(), json)));
        }
        kinds.add(identity(ApiKeyChanged.TYPE, ApiKeyChanged.class));
        kinds.add(identity(UserChanged.TYPE, UserChanged.class));
        return kinds;
    }

    private static EventKind identity(String type, Class<?> shape) {
        return new EventKind(type, Topic.IDENTITY, shape, null, json -> ContractJson.read(json, shape));
    }

    /** {@code org.redress.complaint.received.v1} lives in {@code complaint/received/v1.json}. */
    String path() {
        String[] parts = type.split("\\.");
        return parts[2] + "/" + parts[3] + "/" + parts[4] + ".json";
    }

    @Override
    public String toString() {
        return type;
    }
}
