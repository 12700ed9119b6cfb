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

    static Figure of(FigureCounters figureCounters) {
        Share share = new Share(figureCounters.count(Measure.RESPONDED), figureCounters.count(Measure.DELIVERED));
        return new Figure.Responses(
                share.hits(),
                share.n(),
                share.rate(),
                Figure.ends(share.wilson95()),
                figureCounters.count(Measure.INVITED),
                share.n(),
                figureCounters.count(Measure.BOUNCED),
                figureCounters.count(Measure.UNCONFIRMED),
                figureCounters.count(Measure.OPENED),
                figureCounters.count(Measure.DISMISSED),
                figureCounters.count(Measure.EXPIRED),
                figureCounters.count(Measure.UNINVITED));
    }
}
