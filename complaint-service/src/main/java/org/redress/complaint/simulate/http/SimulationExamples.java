package org.redress.complaint.simulate.http;

/** Requests of the API description. */
final class SimulationExamples {

    static final String BUSINESS_TIME = """
            {"calendar":{"zone":"Europe/Berlin",
              "weekly":{"MONDAY":[["09:00","17:00"]],"TUESDAY":[["09:00","17:00"]],"WEDNESDAY":[["09:00","17:00"]],
                        "THURSDAY":[["09:00","17:00"]],"FRIDAY":[["09:00","12:00"],["13:00","17:00"]]},
              "publicHolidays":{"country":"DE","region":"by"},
              "holidays":[{"date":"2026-12-24","name":"Christmas Eve"}],
              "exceptions":[{"date":"2026-12-31","windows":[["09:00","12:00"]],"name":"half day"}]},
             "policy":{"clocks":[
               {"clock":"first-response","target":{"unit":"business-time","duration":"PT4H"},"warnings":[50,75,90]},
               {"clock":"resolution","target":{"unit":"business-time","duration":"PT40H"}}]},
             "receivedAt":"2026-12-23T15:00:00+01:00",
             "events":[{"type":"agent-message","at":"2026-12-28T10:00:00+01:00"},
                       {"type":"pause","at":"2026-12-28T10:00:00+01:00"},
                       {"type":"resume","at":"2026-12-29T09:00:00+01:00"}]}
            """;

    static final String REGULATORY = """
            {"calendar":{"id":"england-wales","zone":"Europe/London","weekend":["SATURDAY","SUNDAY"],
                         "publicHolidays":{"country":"GB","region":"eng"}},
             "policy":{"version":"uk-fca-disp","clocks":[
               {"clock":"final-15","target":{"unit":"business-days","quantity":15},"stoppedBy":["final-response"],
                "replacedBy":[{"event":"holding-reply","clock":"final-35"}]},
               {"clock":"final-35","target":{"unit":"business-days","quantity":35},"stoppedBy":["final-response"]},
               {"clock":"eight-weeks","target":{"unit":"weeks","quantity":8},"stoppedBy":["final-response"]}]},
             "receivedOn":"2026-04-02",
             "events":[{"type":"holding-reply","at":"2026-04-24T15:00:00+01:00"}]}
            """;

    static final String NEXT_RESPONSE = """
            {"calendar":{"zone":"UTC","weekend":[]},
             "policy":{"clocks":[{"clock":"next-response","target":{"unit":"business-time","duration":"PT2H"}}]},
             "receivedAt":"2026-03-02T09:30:00Z",
             "events":[{"type":"agent-message","at":"2026-03-02T12:00:00Z"},
                       {"type":"customer-message","at":"2026-03-02T12:05:00Z"}]}
            """;

    private SimulationExamples() {}
}
