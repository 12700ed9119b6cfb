package org.redress.kpi.query;

import org.redress.kpi.cell.AnswerCounter;

/** Which questions are meant, and which scores count as what. */
public final class SurveyScales {

    /** The question of NPS unless another one is asked for. */
    public static final String NPS_QUESTION = "recommend";
    /** The question of CSAT unless another one is asked for. */
    public static final String CSAT_QUESTION = "satisfaction";
    /** The question of CES unless another one is asked for. */
    public static final String CES_QUESTION = "effort";

    private SurveyScales() {}

    /** 9 and 10. */
    public static boolean promoter(AnswerCounter answer) {
        return answer.score() >= 9;
    }

    /** 7 and 8. */
    public static boolean passive(AnswerCounter answer) {
        return answer.score() >= 7 && answer.score() < 9;
    }

    /** Below 7. */
    public static boolean detractor(AnswerCounter answer) {
        return answer.score() < 7;
    }

    /** In the top box of its scale. */
    public static boolean satisfied(AnswerCounter answer) {
        return answer.score() >= answer.leastSatisfied();
    }
}
