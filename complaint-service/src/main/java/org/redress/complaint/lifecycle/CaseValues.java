package org.redress.complaint.lifecycle;

import java.util.Map;

/**
 * What is known of a case at some moment.
 *
 * @param source the system it came from
 * @param fields custom fields of the organisation, by name
 */
public record CaseValues(String source, Map<Attribute, String> attributes, Map<String, String> fields) {

    public CaseValues {
        attributes = Map.copyOf(attributes);
        fields = Map.copyOf(fields);
    }
}
