package org.redress.complaint.caselist.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.util.List;
import org.redress.complaint.casework.CaseDetails;
import org.redress.complaint.lifecycle.PolicyResolver;
import org.redress.kit.etag.ETags;

/** Cases as JSON. */
@Singleton
public final class CaseRendering {

    private final PolicyResolver policyResolver;
    private final ObjectMapper mapper;

    CaseRendering(PolicyResolver policyResolver, ObjectMapper mapper) {
        this.policyResolver = policyResolver;
        this.mapper = mapper;
    }

    /** A case as read. */
    public CaseView view(CaseDetails details) {
        return CaseView.of(details, policyResolver.engine(details.pin()));
    }

    /** The clocks of a case. */
    public List<ClockView> clocks(CaseDetails details) {
        return ClockView.of(details, policyResolver.engine(details.pin()));
    }

    /** 200 with the case and its entity tag. */
    public Response response(CaseDetails details) {
        return Response.ok(view(details))
                .header("ETag", ETags.of(details.version()))
                .build();
    }

    /** A value as the bytes of its JSON. */
    public byte[] bytes(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
