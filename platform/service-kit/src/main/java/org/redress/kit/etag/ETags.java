package org.redress.kit.etag;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.redress.kit.problem.Problem;

/** Strong entity tags made of an aggregate's version: {@code "7"}. */
public final class ETags {

    private static final Pattern VERSION = Pattern.compile("\"[1-9]\\d{0,8}\"");

    private ETags() {}

    /** The tag of a version. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Refuses a change that was not made for the current version. {@code *} fits every version: the caller says that any will do. A weak
     * tag fits none (RFC 9110, 13.1.1).
     *
     * @param ifMatch the request header
     * @throws org.redress.kit.problem.ProblemException 428 without header, 400 if it is malformed, 412 (with the current tag) if stale
     */
    public static void requireMatch(@Nullable String ifMatch, long current) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Problem.of(
                            428,
                            "if-match-required",
                            "The change must name the version it is made for",
                            "Send If-Match with the ETag you last read.")
                    .at("header:If-Match", "required", "is missing")
                    .exception();
        }
        if (!matches(ifMatch, current)) {
            throw stale(current).exception();
        }
    }

    /**
     * The version for which a change was made, if it names exactly one of ours that is not the current one: what a 412 can tell the
     * difference to.
     *
     * @param ifMatch the request header
     */
    public static OptionalInt staleVersion(@Nullable String ifMatch, long current) {
        if (ifMatch == null || ifMatch.isBlank() || matches(ifMatch, current)) {
            return OptionalInt.empty();
        }
        List<String> tags = tags(ifMatch);
        return tags.size() == 1 && VERSION.matcher(tags.getFirst()).matches()
                ? OptionalInt.of(
                        Integer.parseInt(tags.getFirst(), 1, tags.getFirst().length() - 1, 10))
                : OptionalInt.empty();
    }

    private static boolean matches(String ifMatch, long current) {
        return ifMatch.trim().equals("*") || tags(ifMatch).contains(of(current));
    }

    /** Whether {@code If-None-Match} names the current version: answer 304 then. Weak comparison, as RFC 9110 asks for. */
    public static boolean notModified(@Nullable String ifNoneMatch, long current) {
        if (ifNoneMatch == null) {
            return false;
        }
        if (ifNoneMatch.trim().equals("*")) {
            return true;
        }
        for (String tag : ifNoneMatch.split(",", -1)) {
            String strong = tag.trim();
            if ((strong.startsWith("W/") ? strong.substring(2) : strong).equals(of(current))) {
                return true;
            }
        }
        return false;
    }

    /** 412 for a change that lost the race, with the current tag in {@code ETag} and {@code currentETag}. */
    public static Problem stale(long current) {
        return Problem.of(
                        412,
                        "version-stale",
                        "The object has changed since you read it",
                        "Read it again, then repeat the change.")
                .with("currentETag", of(current))
                .header("ETag", of(current));
    }

    private static List<String> tags(String header) {
        List<String> tags = new ArrayList<>();
        for (String part : header.split(",", -1)) {
            String tag = part.trim();
            String opaque = tag.startsWith("W/") ? tag.substring(2) : tag;
            if (opaque.length() < 2 || !opaque.startsWith("\"") || !opaque.endsWith("\"")) {
                throw Problem.invalidRequest("If-Match must be an entity tag such as \"7\", quotes included.")
                        .at("header:If-Match", "malformed", "is not an entity tag")
                        .exception();
            }
            tags.add(tag);
        }
        return tags;
    }
}
