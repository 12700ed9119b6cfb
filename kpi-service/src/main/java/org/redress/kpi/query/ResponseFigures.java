package org.redress.kpi.query;

import org.redress.kpi.cell.Measure;
import org.redress.kpi.statistics.Share;

/** Computes how many of those who were asked answered. */
final class ResponseFigures {

    static final String[] MEASURES = {
        Measure.INVITED,
        Measure.BOUNCED,
        Measure.UNCONFIRMED,
        Measure.EXPIRED,
        Measure.DELIVERED,
        Measure.OPENED,
        Measure.DISMISSED,
        Measure.RESPONDED,
        Measure.UNINVITED
    };

    private ResponseFigures() {}

    static Figure of(Tally tally) {
        Share share = new Share(tally.count(Measure.RESPONDED), tally.count(Measure.DELIVERED));
        return new Figure.Responses(
                share.hits(),
                share.n(),
                share.rate(),
                Figure.ends(share.wilson95()),
                tally.count(Measure.INVITED),
                share.n(),
                tally.count(Measure.BOUNCED),
                tally.count(Measure.UNCONFIRMED),
                tally.count(Measure.OPENED),
                tally.count(Measure.DISMISSED),
                tally.count(Measure.EXPIRED),
                tally.count(Measure.UNINVITED));
    }
}
