package org.redress.feedback.answers;

/** What a question measures, with the scales it may be asked on. */
public enum Measure {
    /** Net Promoter Score: always 0 to 10. */
    NPS("recommend", 0, 10),
    /** Customer satisfaction: 0 or 1 up to 2 … 10; 1 to 5 unless said. */
    CSAT("satisfaction", 1, 5),
    /** Customer effort: always 1 to 7. */
    CES("effort", 1, 7);

    private final String defaultQuestion;
    private final int defaultMin;
    private final int defaultMax;

    Measure(String defaultQuestion, int defaultMin, int defaultMax) {
        this.defaultQuestion = defaultQuestion;
        this.defaultMin = defaultMin;
        this.defaultMax = defaultMax;
    }

    /** The code of the question that the short form of this measure answers. */
    public String defaultQuestion() {
        return defaultQuestion;
    }

    /** The lowest score of the usual scale. */
    public int defaultMin() {
        return defaultMin;
    }

    /** The highest score of the usual scale. */
    public int defaultMax() {
        return defaultMax;
    }

    /** Whether figures can be made of scores on this scale. */
    public boolean allowsScale(int min, int max) {
        return switch (this) {
            case NPS, CES -> min == defaultMin && max == defaultMax;
            case CSAT -> (min == 0 || min == 1) && max >= 2 && max <= 10;
        };
    }

    /** The allowed scales in words. */
    public String allowedScales() {
        return switch (this) {
            case NPS, CES -> defaultMin + " to " + defaultMax;
            case CSAT -> "0 or 1 up to 2 … 10";
        };
    }
}
