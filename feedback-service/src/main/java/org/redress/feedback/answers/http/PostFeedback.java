package org.redress.feedback.answers.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.redress.feedback.answers.Posting;
import org.redress.feedback.answers.RecordAnswers;
import org.redress.feedback.answers.Recorded;
import org.redress.kit.caller.Caller;
import org.redress.kit.cloudevents.EventTimes;
import org.redress.kit.cloudevents.StrictJson;
import org.redress.kit.cloudevents.StrictJson.NotStrictJsonException;
import org.redress.kit.idempotency.Fingerprints;
import org.redress.kit.idempotency.IdempotencyKeys;
import org.redress.kit.idempotency.KeyedRequest;
import org.redress.kit.idempotency.StoredAnswer;

/** A simple post: recorded once by its external id, by its Idempotency-Key, or both. */
@ApplicationScoped
class PostFeedback {

    private static final String ROUTE = "POST /api/v1/feedback";

    private final RecordAnswers record;
    private final IdempotencyKeys keys;
    private final ObjectMapper json;
    private final EventTimes times;

    PostFeedback(RecordAnswers record, IdempotencyKeys keys, ObjectMapper json, Clock clock) {
        this.record = record;
        this.keys = keys;
        this.json = json;
        this.times = new EventTimes(clock);
    }

    Response post(byte[] body, @Nullable String header, Caller caller) throws SQLException {
        Optional<String> key = KeyedRequest.key(header);
        Posting posting = read(body, key, caller);
        if (key.isEmpty()) {
            Recorded recorded = record.record(List.of(posting)).getFirst();
            return answer(recorded).response(false);
        }
        KeyedRequest request = KeyedRequest.of(caller, ROUTE, key.get(), Fingerprints.ofJson(body));
        List<Recorded> fresh = new ArrayList<>();
        Response response = keys.once(request, transaction -> {
            fresh.add(record.record(transaction, posting));
            return answer(fresh.getLast());
        });
        if (!fresh.isEmpty()) {
            record.committed(List.of(posting), fresh);
        }
        return response;
    }

    private Posting read(byte[] body, Optional<String> key, Caller caller) {
        JsonNode tree;
        try {
            tree = StrictJson.read(body);
        } catch (NotStrictJsonException e) {
            throw Refusals.unreadable(e.reason()).exception();
        }
        String ownSource = caller.sources().size() == 1 ? caller.sources().getFirst() : "key/" + caller.id();
        SurveyResponseReader.Result result = SurveyResponseReader.post(tree, ownSource, times);
        if (result.sheet() == null) {
            throw Refusals.invalidSheet(result.faults()).exception();
        }
        String source = result.source() == null ? ownSource : result.source();
        if (result.source() != null && !caller.mayPostAs(source)) {
            throw Refusals.sourceNotAllowed().exception();
        }
        if (result.externalId() != null) {
            return new Posting(source, result.externalId(), caller.actor(), result.sheet());
        }
        // Without an external id the key is one: it stays unique for ever, also when the stored answer is long gone.
        String sourceId = key.orElseThrow(() -> Refusals.noIdentity().exception());
        return new Posting("idempotency-key/" + caller.id(), sourceId, caller.actor(), result.sheet());
    }

    private StoredAnswer answer(Recorded recorded) {
        try {
            return new StoredAnswer(
                    recorded.duplicate() ? 200 : 201,
                    json.writeValueAsBytes(FeedbackAnswer.of(recorded)),
                    "/api/v1/feedback/" + recorded.feedbackId(),
                    null);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("An answer is a plain record", e);
        }
    }
}
