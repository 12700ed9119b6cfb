package org.redress.kit.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.redress.kit.store.DatabaseFailures;

/** The one place where exceptions become answers. */
final class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response refused(ProblemException e, RoutingContext exchange) {
        return ProblemJson.response(e.problem(), exchange);
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException e, RoutingContext exchange) {
        boolean ours = e.getConstraintViolations().stream().anyMatch(ProblemMappers::ofReturnValue);
        if (ours) {
            return unexpected(e, exchange);
        }
        Problem problem = Problem.invalidRequest("Some values are not valid; see errors.");
        for (ConstraintViolation<?> violation : e.getConstraintViolations()) {
            String constraint = violation
                    .getConstraintDescriptor()
                    .getAnnotation()
                    .annotationType()
                    .getSimpleName();
            problem = problem.at(pointer(violation.getPropertyPath()), hyphenated(constraint), violation.getMessage());
        }
        return ProblemJson.response(problem, exchange);
    }

    @ServerExceptionMapper
    Response notJson(MismatchedInputException e, RoutingContext exchange) {
        return ProblemJson.response(jsonProblem(e), exchange);
    }

    @ServerExceptionMapper
    Response notJson(JsonMappingException e, RoutingContext exchange) {
        return ProblemJson.response(jsonProblem(e), exchange);
    }

    @ServerExceptionMapper
    Response notJson(StreamReadException e, RoutingContext exchange) {
        return ProblemJson.response(jsonProblem(e), exchange);
    }

    @ServerExceptionMapper
    Response jaxRs(WebApplicationException e, RoutingContext exchange) {
        if (e.getCause() instanceof JacksonException json) {
            return ProblemJson.response(jsonProblem(json), exchange);
        }
        int status = e.getResponse().getStatus();
        if (status >= 500) {
            return unexpected(e, exchange);
        }
        if (status < 400) {
            return e.getResponse();
        }
        Problem problem = ofStatus(status);
        for (String header : Set.of("Allow", "Retry-After", "WWW-Authenticate")) {
            String value = e.getResponse().getHeaderString(header);
            if (value != null) {
                problem = problem.header(header, value);
            }
        }
        return ProblemJson.response(problem, exchange);
    }

    @ServerExceptionMapper
    Response failed(Throwable e, RoutingContext exchange) {
        return unexpected(e, exchange);
    }

    private static Response unexpected(Throwable e, RoutingContext exchange) {
        if (DatabaseFailures.isAway(e)) {
            LOG.warnf("The database does not answer: %s", rootMessage(e));
            return ProblemJson.response(DatabaseFailures.away(), exchange);
        }
        LOG.error("A request failed unexpectedly", e);
        return ProblemJson.response(
                Problem.of(
                        500,
                        "internal-error",
                        "An error on our side",
                        "Nothing was changed. Name the traceId when you report it."),
                exchange);
    }

    /** The problem for a status that the framework decided on. */
    static Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> Problem.invalidRequest("The request is malformed.");
            case 401 -> Problem.unauthenticated("Send an API key or a token.");
            case 403 -> Problem.forbidden("You may not do this.");
            case 404 -> Problem.notFound("There is nothing at this address.");
            case 405 ->
                Problem.of(
                        405, "method-not-allowed", "Method not allowed", "See Allow for the methods of this address.");
            case 406 ->
                Problem.of(406, "not-acceptable", "Not acceptable", "This address answers in application/json only.");
            case 413 -> Problem.of(413, "body-too-large", "The body is too large", null);
            case 415 ->
                Problem.of(
                        415,
                        "unsupported-media-type",
                        "Unsupported media type",
                        "Send the media type that the documentation names.");
            default -> Problem.of(status, "request-refused", "The request was refused", null);
        };
    }

    static Problem jsonProblem(JacksonException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return Problem.invalidRequest("The body has a field that is not known or read-only.")
                    .at(pointer(unknown), "unknown-field", "is not a field of this request");
        }
        if (e instanceof StreamConstraintsException) {
            return Problem.invalidRequest("The body is nested too deeply, or holds a value that is too long.");
        }
        if (e instanceof InvalidFormatException format) {
            return Problem.invalidRequest("The body has a value of the wrong form.")
                    .at(pointer(format), "malformed", expectation(format));
        }
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String message =
                    mapping.getCause() instanceof IllegalArgumentException refused && refused.getMessage() != null
                            ? refused.getMessage()
                            : duplicate(e) ? "is given twice" : "has the wrong type or is missing";
            return Problem.invalidRequest("The body has a value of the wrong form.")
                    .at(pointer(mapping), duplicate(e) ? "duplicate-field" : "malformed", message);
        }
        var location = e.getLocation();
        String where =
                location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
        return duplicate(e)
                ? Problem.invalidRequest("The body has a field twice" + where + ".")
                : Problem.invalidRequest("The body is not the JSON expected here" + where + ".");
    }

    private static boolean duplicate(JacksonException e) {
        return e.getOriginalMessage() != null && e.getOriginalMessage().startsWith("Duplicate field");
    }

    private static String expectation(InvalidFormatException e) {
        Class<?> target = e.getTargetType();
        if (target == null) {
            return "has the wrong form";
        }
        if (target.isEnum()) {
            return "must be one of: "
                    + String.join(
                            ", ",
                            java.util.Arrays.stream(target.getEnumConstants())
                                    .map(constant -> constant.toString()
                                            .toLowerCase(java.util.Locale.ROOT)
                                            .replace('_', '-'))
                                    .toList());
        }
        if (target == java.time.Instant.class) {
            return "must be a time with zone, for example 2026-03-01T09:30:00Z";
        }
        return "must be a " + target.getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }

    private static String pointer(JsonMappingException e) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            pointer.append('/');
            if (step.getFieldName() == null) {
                pointer.append(step.getIndex());
            } else {
                pointer.append(step.getFieldName().replace("~", "~0").replace("/", "~1"));
            }
        }
        return pointer.toString();
    }

    /** {@code create.request.items[0].name} becomes {@code /items/0/name}: method and parameter are ours, not the client's. */
    private static String pointer(Path path) {
        StringBuilder pointer = new StringBuilder();
        String parameter = "";
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.METHOD || node.getKind() == ElementKind.CONSTRUCTOR) {
                continue;
            }
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = node.getName();
                continue;
            }
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getName() != null && node.getKind() == ElementKind.PROPERTY) {
                pointer.append('/').append(node.getName());
            }
        }
        return pointer.isEmpty() && !parameter.isEmpty() ? "parameter:" + parameter : pointer.toString();
    }

    private static boolean ofReturnValue(ConstraintViolation<?> violation) {
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.RETURN_VALUE) {
                return true;
            }
        }
        return false;
    }

    private static String hyphenated(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
