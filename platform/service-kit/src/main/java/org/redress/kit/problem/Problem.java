package org.redress.kit.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was not served, as RFC 9457 problem details. Immutable; each method returns a new problem.
 *
 * @param status the HTTP status, 400 to 599
 * @param code stable machine code in lower case with hyphens; the type URI is {@code https://redress.dev/problems/<code>}
 * @param title short, the same for every occurrence of the code
 * @param detail what is wrong this time; never internals, never customer text
 * @param errors the faulty places of the request
 * @param extensions further members, for example {@code allowed}
 * @param headers response headers, for example {@code Retry-After}
 */
public record Problem(
        int status,
        String code,
        String title,
        @Nullable String detail,
        List<FieldError> errors,
        Map<String, Object> extensions,
        Map<String, String> headers) {

    /** The prefix of every type URI. */
    public static final String TYPE_BASE = "https://redress.dev/problems/";

    /** The media type of every error. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * One faulty place of the request.
     *
     * @param pointer JSON pointer into the body, or {@code query:<name>}, {@code header:<name>}, {@code path:<name>}
     * @param code stable machine code, for example {@code unknown-field}
     * @param message for people
     */
    public record FieldError(String pointer, String code, String message) {}

    public Problem {
        errors = List.copyOf(errors);
        extensions = Map.copyOf(extensions);
        headers = Map.copyOf(headers);
    }

    /** A problem without faulty places. */
    public static Problem of(int status, String code, String title, @Nullable String detail) {
        return new Problem(status, code, title, detail, List.of(), Map.of(), Map.of());
    }

    /** 400: the request is malformed. */
    public static Problem invalidRequest(String detail) {
        return of(400, "invalid-request", "The request is not valid", detail);
    }

    /** 404: no such object, or none that the caller may see. */
    public static Problem notFound(String detail) {
        return of(404, "not-found", "Not found", detail);
    }

    /** 403: the caller is known and may not do this. */
    public static Problem forbidden(String detail) {
        return of(403, "forbidden", "Not allowed", detail);
    }

    /** 401: no valid credentials. */
    public static Problem unauthenticated(String detail) {
        return of(401, "unauthenticated", "Credentials are missing or not valid", detail)
                .header("WWW-Authenticate", "Bearer realm=\"redress\"");
    }

    /** Names a faulty place; see {@link FieldError}. */
    public Problem at(String pointer, String errorCode, String message) {
        List<FieldError> more = new ArrayList<>(errors);
        more.add(new FieldError(pointer, errorCode, message));
        return new Problem(status, code, title, detail, more, extensions, headers);
    }

    /** Adds an extension member; the value must be serialisable as JSON. */
    public Problem with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(extensions);
        more.put(name, value);
        return new Problem(status, code, title, detail, errors, more, headers);
    }

    /** Adds a response header. */
    public Problem header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(status, code, title, detail, errors, extensions, more);
    }

    /** This problem, to be thrown. */
    public ProblemException exception() {
        return new ProblemException(this);
    }
}
