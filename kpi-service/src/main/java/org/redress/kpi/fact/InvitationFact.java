package org.redress.kpi.fact;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.cell.CellContributions;
import org.redress.kpi.cell.DimensionSet;

/**
 * One invitation to a survey, as of one version of it.
 *
 * @param complaint the complaint it is about, if any
 * @param dimensions with the survey among them
 */
public record InvitationFact(
        UUID invitation, int version, @Nullable UUID complaint, DimensionSet dimensions, InvitationLife life) {

    /** Adds what this invitation counts for (sign 1), or takes it away (sign -1). */
    public void contribute(int sign, CellContributions to) {
        life.measures().forEach((measure, at) -> to.count(sign, measure, at, dimensions, 0));
    }
}
