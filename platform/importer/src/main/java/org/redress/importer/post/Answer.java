package org.redress.importer.post;

import java.util.ArrayList;
import java.util.List;

/**
 * What the intake said to a batch.
 *
 * @param accepted events stored for the first time
 * @param duplicates events it had already
 */
public record Answer(int accepted, int duplicates, List<Refusal> refusals) {

    /**
     * An event that was not stored.
     *
     * @param index its place in the batch, from 0
     * @param field the field at fault, as a JSON pointer; empty if none is
     * @param code a stable code
     */
    public record Refusal(int index, String field, String code, String reason) {}

    Answer plus(Answer later, int offset) {
        List<Refusal> all = new ArrayList<>(refusals);
        for (Refusal refusal : later.refusals) {
            all.add(new Refusal(refusal.index() + offset, refusal.field(), refusal.code(), refusal.reason()));
        }
        return new Answer(accepted + later.accepted, duplicates + later.duplicates, all);
    }
}
