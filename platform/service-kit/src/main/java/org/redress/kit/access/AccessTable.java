package org.redress.kit.access;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All lines of all {@link AccessRules}. */
@ApplicationScoped
public class AccessTable {

    private final Map<String, Rule> byRoute;

    AccessTable(@All List<AccessRules> rules) {
        Map<String, Rule> lines = new HashMap<>();
        for (AccessRules part : rules) {
            for (Rule rule : part.rules()) {
                if (lines.put(rule.method() + " " + normalised(rule.path()), rule) != null) {
                    throw new IllegalStateException("Two access rules for " + rule.method() + " " + rule.path());
                }
            }
        }
        byRoute = Map.copyOf(lines);
    }

    /** Every line, in no order; a test can be generated from it. */
    public List<Rule> rules() {
        return List.copyOf(byRoute.values());
    }

    @Nullable
    Rule rule(String method, String normalisedTemplate) {
        return byRoute.get((method.equals("HEAD") ? "GET" : method) + " " + normalisedTemplate);
    }

    /** Names and patterns of path parameters do not matter, nor do doubled or trailing slashes of a declaration. */
    static String normalised(String template) {
        StringBuilder plain = new StringBuilder("/");
        int depth = 0;
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            if (c == '{') {
                depth++;
                if (depth == 1) {
                    plain.append("{}");
                }
            } else if (c == '}') {
                depth--;
            } else if (depth == 0 && !(c == '/' && plain.charAt(plain.length() - 1) == '/')) {
                plain.append(c);
            }
        }
        if (plain.length() > 1 && plain.charAt(plain.length() - 1) == '/') {
            plain.setLength(plain.length() - 1);
        }
        return plain.toString();
    }
}
