package org.redress.complaint.lifecycle;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a case, as told to it. Facts and codes only; texts travel beside it.
 *
 * @param at event time; absent for "when it is recorded"
 * @param sets new values of attributes
 * @param fields new values of custom fields
 * @param automatic not done by a human
 * @param status the new status, for {@link CaseEventKind#STATUS_CHANGED}
 * @param transfer whether the source calls it a hand-over
 * @param reason a code; for {@link CaseEventKind#STEP_TAKEN} the name of the step
 * @param messageId of the message it brought, for replies and notes
 * @param historic whether the source marks it as imported history
 * @param into the case that goes on, for {@link CaseEventKind#MERGED}
 */
public record Happening(
        CaseEventKind kind,
        CaseActor actor,
        @Nullable Instant at,
        Map<Attribute, String> sets,
        Map<String, String> fields,
        boolean automatic,
        @Nullable Status status,
        @Nullable Boolean transfer,
        @Nullable String outcome,
        @Nullable String rootCause,
        @Nullable Redress redress,
        @Nullable String reason,
        @Nullable UUID messageId,
        boolean historic,
        @Nullable UUID into) {

    /** A happening that tells of no custom field. */
    public Happening(
            CaseEventKind kind,
            CaseActor actor,
            @Nullable Instant at,
            Map<Attribute, String> sets,
            boolean automatic,
            @Nullable Status status,
            @Nullable Boolean transfer,
            @Nullable String outcome,
            @Nullable String rootCause,
            @Nullable Redress redress,
            @Nullable String reason,
            @Nullable UUID messageId,
            boolean historic,
            @Nullable UUID into) {
        this(
                kind, actor, at, sets, Map.of(), automatic, status, transfer, outcome, rootCause, redress, reason,
                messageId, historic, into);
    }

    /** A happening without details. */
    public static Happening of(CaseEventKind kind, CaseActor actor, @Nullable Instant at) {
        return new Happening(kind, actor, at, Map.of(), false, null, null, null, null, null, null, null, false, null);
    }

    /** The same with the case that goes on. */
    public Happening into(UUID survivor) {
        return new Happening(
                kind, actor, at, sets, fields, automatic, status, transfer, outcome, rootCause, redress, reason,
                messageId, historic, survivor);
    }

    /** The same without custom fields: the organisation may keep in them what tells of a person. */
    public Happening withoutFields() {
        return new Happening(
                kind, actor, at, sets, Map.of(), automatic, status, transfer, outcome, rootCause, redress, reason,
                messageId, historic, into);
    }

    HistoryEntry moment(Instant eventTime, int version) {
        return new HistoryEntry(
                kind,
                eventTime,
                version,
                automatic,
                status,
                sets.get(Attribute.TEAM),
                sets.containsKey(Attribute.ASSIGNEE),
                kind == CaseEventKind.STEP_TAKEN ? reason : null,
                transfer,
                outcome,
                rootCause,
                redress,
                into);
    }
}
