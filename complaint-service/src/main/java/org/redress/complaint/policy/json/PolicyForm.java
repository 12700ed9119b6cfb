package org.redress.complaint.policy.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.redress.complaint.policy.NamedCalendar;
import org.redress.complaint.policy.PolicyVersion;
import org.redress.kit.http.JsonMembers;
import org.redress.kit.problem.Problem.FieldError;

/** Calendars and policies in the form of a simulation, for those who keep them as data. What is wrong is gathered. */
public final class PolicyForm {

    private static final int MOST = 50;

    private final List<FieldError> faults = new ArrayList<>();

    /** What was wrong so far, each with its pointer. */
    public List<FieldError> faults() {
        return List.copyOf(faults);
    }

    /**
     * Its member {@code calendars}, without those that make no sense.
     *
     * @param pointer of the object in the document
     */
    public List<NamedCalendar> calendars(JsonNode object, String pointer) {
        List<NamedCalendar> calendars = new ArrayList<>();
        JsonMembers members = new JsonMembers(object, pointer);
        for (JsonMembers place : members.objects("calendars", MOST)) {
            NamedCalendar calendar = CalendarReader.read(place, null);
            if (calendar != null) {
                calendars.add(calendar);
            }
        }
        faults.addAll(members.faults());
        return calendars;
    }

    /**
     * Its member {@code policies}.
     *
     * @param pointer of the object in the document
     * @param calendars the ids that are known
     * @param zone of clocks without a calendar
     */
    public List<PolicyVersion> policies(JsonNode object, String pointer, Set<String> calendars, ZoneId zone) {
        PolicyReader reader = new PolicyReader(calendars, zone);
        JsonMembers members = new JsonMembers(object, pointer);
        List<PolicyVersion> policies =
                members.objects("policies", MOST).stream().map(reader::read).toList();
        faults.addAll(members.faults());
        return policies;
    }
}
