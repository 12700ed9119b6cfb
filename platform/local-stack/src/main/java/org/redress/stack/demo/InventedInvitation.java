package org.redress.stack.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What a survey tool tells of the invitation that follows a resolution. */
final class InventedInvitation {

    private static final Duration OPEN_FOR = Duration.ofDays(14);

    private final String subject;
    private final Instant now;
    private final List<InventedCase.Event> told = new ArrayList<>();

    private InventedInvitation(String subject, Instant now) {
        this.subject = subject;
        this.now = now;
    }

    /** The id of the invitation in the survey tool. */
    static String idOf(String subject) {
        return subject + "/survey";
    }

    /** All that happened to it until now; a few bounce, and of a few nothing more is heard. */
    static List<InventedCase.Event> of(
            String subject, Instant resolved, Optional<InventedCase.Answer> answer, Instant now) {
        InventedInvitation invitation = new InventedInvitation(subject, now);
        Random random = new Random(subject.hashCode());
        Instant sent = resolved.plusSeconds(600);
        invitation.tell("sent", sent);
        int fate = random.nextInt(100);
        if (answer.isPresent() || fate >= 7) {
            invitation.tell("delivered", sent.plusSeconds(1 + random.nextInt(20)));
        } else if (fate >= 3) {
            invitation.tell("bounced", sent.plusSeconds(30));
        }
        if (answer.isPresent()) {
            invitation.tell("opened", answer.get().time().minusSeconds(90));
        } else if (fate >= 7) {
            if (fate >= 50) {
                Instant opened = sent.plusSeconds(600L + random.nextInt(86_400));
                invitation.tell("opened", opened);
                if (fate >= 92) {
                    invitation.tell("dismissed", opened.plusSeconds(20));
                }
            }
            invitation.tell("expired", sent.plus(OPEN_FOR));
        }
        return invitation.told;
    }

    /** Unless that lies in the future. */
    private void tell(String step, Instant at) {
        if (!at.isAfter(now)) {
            told.add(new InventedCase.Event(
                    subject,
                    told.size() + 1,
                    "invitation-" + step,
                    at,
                    Map.of("invitation", idOf(subject), "survey", "after-resolution", "channel", "email")));
        }
    }
}
