package org.redress.kit.cloudevents;

import java.util.Locale;

/** A content type as far as the reader looks at it: essence in lower case, and whether its charset is UTF-8 or not given. */
record MediaType(String essence, boolean utf8) {

    static MediaType parse(String header) {
        String[] parts = header.split(";", -1);
        boolean utf8 = true;
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().toLowerCase(Locale.ROOT);
            if (parameter.startsWith("charset=")) {
                String charset = parameter.substring("charset=".length()).replace("\"", "");
                utf8 = charset.equals("utf-8") || charset.equals("us-ascii");
            }
        }
        return new MediaType(parts[0].strip().toLowerCase(Locale.ROOT), utf8);
    }

    boolean isJson() {
        return essence.equals("application/json") || essence.equals("text/json") || essence.endsWith("+json");
    }

    boolean isStructured() {
        return essence.startsWith("application/cloudevents+") || essence.equals("application/cloudevents");
    }

    boolean isBatch() {
        return essence.startsWith("application/cloudevents-batch");
    }
}
