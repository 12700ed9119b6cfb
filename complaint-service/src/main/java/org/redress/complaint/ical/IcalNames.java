package org.redress.complaint.ical;

/** What our files say beside the standard. */
final class IcalNames {

    /** RFC 5545 3.7.3. */
    static final String PRODUCT = "-//Redress//SLA calendar//EN";

    /** Country and region of the public holidays, so that they are read back as a rule and not as dates. */
    static final String PUBLIC_HOLIDAYS = "X-REDRESS-PUBLIC-HOLIDAYS";

    /** The zone of the whole file, as calendar programs write it. */
    static final String ZONE = "X-WR-TIMEZONE";

    /** The title of the whole file, as calendar programs write it. */
    static final String NAME = "X-WR-CALNAME";

    static final String OPEN = "OPEN";
    static final String HOLIDAY = "HOLIDAY";
    static final String CLOSED = "CLOSED";
    static final String PUBLIC_HOLIDAY = "PUBLIC-HOLIDAY";

    private IcalNames() {}
}
