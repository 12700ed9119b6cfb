package org.redress.kpi.definitions;

/** The definition of the response rate. */
final class ResponseDefinitions {

    private ResponseDefinitions() {}

    static Definition responseRate() {
        return new Definition(
                "responseRate",
                "Response rate of surveys",
                "answered / delivered. Opened (or answered), and dismissed (declined and not answered) are parts of delivered."
                        + " The same invitations: sent = delivered + bounced + unconfirmed",
                "delivered: invitations that reached the customer in the period, which is the earliest time at which one was delivered,"
                        + " opened, dismissed or answered; answered: those of them that an answer names, whenever it came. Who reacted has"
                        + " received the invitation, whatever was reported; without a reaction a bounce takes the delivery back, unless the"
                        + " delivery came after the bounce. Sent, bounced, unconfirmed (neither delivery nor bounce known) and expired"
                        + " (closed without an answer) are counted by the time of sending, the earliest known of the invitation. uninvited:"
                        + " counted answer sheets of the period that name no invitation; they are in no share, but in NPS, CSAT and CES",
                Definitions.NO_CLOCK,
                "share from 0 to 1",
                Definitions.WILSON,
                "invitations delivered lately may still be answered. A tool that reports no deliveries makes the share too high:"
                        + " unconfirmed says how many invitations that may concern",
                "invitation-changed and answered events of redress.feedback.v1, each invitation and sheet at its highest version;"
                        + " dimensions of the case where one is known, otherwise as reported");
    }
}
