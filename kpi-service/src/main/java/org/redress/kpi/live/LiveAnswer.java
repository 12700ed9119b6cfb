package org.redress.kpi.live;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.redress.kpi.query.Figure;
import org.redress.kpi.query.KpiAnswer;

/**
 * An answer to a question that is asked all the time.
 *
 * @param id the same for equal figures, on every instance: a client that names it has seen them
 */
public record LiveAnswer(String id, KpiAnswer answer) {

    private static final int ID_BYTES = 12;

    /** The answer with its id. The moment of asking, and what only tells of it, are no part of the id. */
    static LiveAnswer of(KpiAnswer answer) {
        StringBuilder content = new StringBuilder();
        content.append(answer.from()).append(answer.to());
        for (KpiAnswer.Line line : answer.series()) {
            content.append('\n').append(line.group()).append(line.bucket());
            for (Map.Entry<String, Figure> figure : line.metrics().entrySet()) {
                content.append('|').append(figure.getKey()).append(timeless(figure.getValue()));
            }
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(content.toString().getBytes(StandardCharsets.UTF_8));
            return new LiveAnswer(HexFormat.of().formatHex(hash, 0, ID_BYTES), answer);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static Figure timeless(Figure figure) {
        return figure instanceof Figure.Backlog backlog
                ? new Figure.Backlog(backlog.open(), backlog.unresolved(), Instant.EPOCH)
                : figure;
    }
}
