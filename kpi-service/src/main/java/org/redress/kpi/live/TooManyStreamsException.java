package org.redress.kpi.live;

/** No more streams, or no more different questions, are served now. */
public final class TooManyStreamsException extends RuntimeException {

    /** Says which limit is reached. */
    TooManyStreamsException(String limit) {
        super(limit, null, false, false);
    }
}
