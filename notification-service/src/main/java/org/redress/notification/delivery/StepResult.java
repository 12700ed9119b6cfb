package org.redress.notification.delivery;

/** How an attempt ended. Texts are codes or technical words without addresses and customer text. */
public sealed interface StepResult {

    /** It is done: the next step follows, or the delivery has ended well. */
    record Done() implements StepResult {}

    /** It shall not be sent, for this reason. */
    record Suppressed(String reason) implements StepResult {}

    /** It can never succeed; an operator must look. */
    record Blocked(String reason, String error) implements StepResult {}

    /** It may succeed later. {@code channelDown}: not this message's fault, the next one would fail as well. */
    record Retry(String error, boolean channelDown) implements StepResult {}
}
