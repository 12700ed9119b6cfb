package org.redress.complaint.casework.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.casework.CaseDetails;
import org.redress.complaint.casework.Command;
import org.redress.complaint.casework.CommandBatch;
import org.redress.complaint.casework.CommandResult;
import org.redress.complaint.casework.Customer;
import org.redress.complaint.casework.Message;
import org.redress.complaint.lifecycle.AgentAction;
import org.redress.complaint.lifecycle.CaseEvent;
import org.redress.complaint.lifecycle.Complaint;
import org.redress.complaint.lifecycle.Happening;
import org.redress.complaint.lifecycle.PolicyResolver;
import org.redress.kit.Uuids;
import org.redress.kit.etag.ETags;
import org.redress.kit.problem.Problem;
import org.redress.kit.problem.ProblemException;
import org.redress.messaging.EventLog;

/**
 * Looks everything up, decides in memory in the order of arrival, and writes everything in a handful of statements, however many steps
 * there are.
 */
final class GroupTransaction {

    private static final Pattern NUMBER = Pattern.compile("C-\\d{4}-\\d{6,}");

    private final Connection transaction;
    private final EventLog eventLog;
    private final PolicyResolver policyResolver;
    private final CaseNumbers numbers;
    private final Changes changes;
    private final Tombstones tombstones;
    private final List<OpenCase.Said> said = new ArrayList<>();
    private final Map<UUID, OpenCase> cases = new LinkedHashMap<>();
    private final Map<Key, OpenCase> byReference = new HashMap<>();
    private final Map<Key, CommandResult.Recorded> told = new HashMap<>();
    private Instant now = Instant.EPOCH;

    GroupTransaction(
            Connection transaction,
            EventLog eventLog,
            PolicyResolver policyResolver,
            CaseNumbers numbers,
            Changes changes,
            Tombstones tombstones) {
        this.transaction = transaction;
        this.eventLog = eventLog;
        this.policyResolver = policyResolver;
        this.numbers = numbers;
        this.changes = changes;
        this.tombstones = tombstones;
    }

    private record Key(String source, String name) {}

    List<List<CommandResult>> run(List<CommandBatch> units) throws SQLException {
        List<PendingCommand> todos = new ArrayList<>();
        units.forEach(commandBatch -> commandBatch
                .steps()
                .forEach(command -> todos.add(new PendingCommand(command, commandBatch.traceparent()))));
        find(todos);
        List<PendingCommand> recorded = new ArrayList<>();
        for (PendingCommand pendingCommand : todos) {
            if (!pendingCommand.answered()) {
                pendingCommand.answer(decide(pendingCommand));
                if (pendingCommand.step() instanceof Command.Tell
                        && pendingCommand.outcome() instanceof CommandResult.Recorded) {
                    recorded.add(pendingCommand);
                }
            }
        }
        write(recorded);
        List<List<CommandResult>> outcomes = new ArrayList<>(units.size());
        int next = 0;
        for (CommandBatch commandBatch : units) {
            int end = next + commandBatch.steps().size();
            outcomes.add(todos.subList(next, end).stream()
                    .map(PendingCommand::outcome)
                    .toList());
            next = end;
        }
        return outcomes;
    }

    private void find(List<PendingCommand> todos) throws SQLException {
        List<PendingCommand> tells = new ArrayList<>(todos.size());
        List<PendingCommand> ids = new ArrayList<>();
        List<PendingCommand> named = new ArrayList<>();
        for (PendingCommand pendingCommand : todos) {
            if (pendingCommand.step() instanceof Command.Tell) {
                tells.add(pendingCommand);
            }
            String reference = pendingCommand.reference();
            if (reference != null && Uuids.parse(reference).isPresent()) {
                ids.add(pendingCommand);
            } else if (reference != null && NUMBER.matcher(reference).matches()) {
                named.add(pendingCommand);
            }
        }
        // Our own ids and numbers go first: a source that uses them means them.
        IntakeRows.lookUpOwn(transaction, ids, false);
        IntakeRows.lookUpOwn(transaction, named, true);
        IntakeRows.Horizon horizon = IntakeRows.lookUp(transaction, tells);
        now = horizon.now();
        tombstones.recognise(transaction, tells, horizon.lastErasure());
        Set<UUID> wanted = new HashSet<>();
        for (PendingCommand pendingCommand : todos) {
            if (!pendingCommand.answered()) {
                Survivors.lookUp(transaction, pendingCommand);
                want(pendingCommand.caseId(), wanted);
                want(pendingCommand.survivorId(), wanted);
            }
        }
        cases.putAll(CaseRows.lock(transaction, wanted));
    }

    private static void want(@Nullable UUID id, Set<UUID> wanted) {
        if (id != null) {
            wanted.add(id);
        }
    }

    private CommandResult decide(PendingCommand pendingCommand) throws SQLException {
        try {
            return switch (pendingCommand.step()) {
                case Command.Tell tell -> tell(pendingCommand);
                case Command.Act act -> act(act, pendingCommand);
            };
        } catch (ProblemException e) {
            return new CommandResult.Refused(e.problem());
        }
    }

    private CommandResult tell(PendingCommand pendingCommand) throws SQLException {
        Command.Tell tell = pendingCommand.tell();
        Key key = tell.eventId() == null ? null : new Key(tell.source(), tell.eventId());
        CommandResult.Recorded before = key == null ? null : told.get(key);
        if (before != null) {
            return new CommandResult.Duplicate(before.complaintId(), before.number(), before.version());
        }
        OpenCase survivor = tell.survivor() == null ? null : survivor(pendingCommand, tell.source());
        OpenCase open = meant(tell, pendingCommand.caseId());
        tell = tombstones.respect(open, pendingCommand);
        Complaint complaint = open.complaint();
        Happening happening = merged(tell.happening(), complaint, survivor, pendingCommand);
        open.describe(tell.subject(), tell.customer());
        List<CaseEvent> events = complaint.record(happening, now, policyResolver);
        changes.add(open, events, now, pendingCommand.traceparent());
        int version = events.getFirst().version();
        say(complaint, version, tell.message());
        CommandResult.Recorded recorded =
                new CommandResult.Recorded(complaint.id(), complaint.number(), version, open.details(now));
        if (key != null) {
            told.put(key, recorded);
        }
        return recorded;
    }

    /** The case that goes on in the place of a duplicate; it may have been opened a step before. */
    private OpenCase survivor(PendingCommand pendingCommand, String source) {
        UUID id = pendingCommand.survivorId();
        OpenCase found = id == null
                ? byReference.get(new Key(source, String.valueOf(pendingCommand.survivor())))
                : cases.get(id);
        if (found == null) {
            throw Survivors.unknown(pendingCommand);
        }
        return found;
    }

    private static Happening merged(
            Happening happening, Complaint complaint, @Nullable OpenCase survivor, PendingCommand pendingCommand) {
        if (survivor == null) {
            return happening;
        }
        Survivors.check(complaint, survivor.complaint(), pendingCommand);
        return happening.into(survivor.complaint().id());
    }

    private OpenCase meant(Command.Tell tell, @Nullable UUID caseId) throws SQLException {
        OpenCase known = caseId == null ? null : cases.get(caseId);
        if (known != null) {
            return known;
        }
        Key key = tell.reference() == null ? null : new Key(tell.source(), tell.reference());
        OpenCase justOpened = key == null ? null : byReference.get(key);
        if (justOpened != null) {
            return justOpened;
        }
        Complaint complaint =
                Complaint.open(Uuids.next(), numbers.next(transaction, now), tell.source(), tell.reference(), now);
        OpenCase opened = new OpenCase(complaint, null, null);
        cases.put(complaint.id(), opened);
        if (key != null) {
            byReference.put(key, opened);
        }
        return opened;
    }

    private CommandResult act(Command.Act act, PendingCommand pendingCommand) throws SQLException {
        UUID caseId = pendingCommand.caseId();
        OpenCase open = caseId == null ? null : cases.get(caseId);
        if (open == null) {
            throw Problem.notFound("There is no such complaint.").exception();
        }
        Complaint complaint = open.complaint();
        requireCurrent(act.ifMatch(), complaint);
        Tombstones.refuseTexts(open, act);
        for (Command.Part part : act.moves()) {
            if (!part.move().allowed(complaint.milestones())) {
                throw illegal(part.move(), complaint).exception();
            }
        }
        for (Command.Part part : act.moves()) {
            OpenCase survivor = part.survivor() == null ? null : survivor(pendingCommand, complaint.source());
            Happening happening = merged(part.happening(), complaint, survivor, pendingCommand);
            List<CaseEvent> events = complaint.record(happening, now, policyResolver);
            changes.add(open, events, now, pendingCommand.traceparent());
            say(complaint, events.getFirst().version(), part.message());
        }
        Customer customer = IntakeRows.customer(transaction, complaint.id());
        return new CommandResult.Acted(
                CaseDetails.of(complaint, open.subject(), customer, now).erased(open.erasedAt()));
    }

    /** A stale version is told with what is different now, so that the agent can decide. */
    private void requireCurrent(@Nullable String ifMatch, Complaint complaint) throws SQLException {
        OptionalInt stale = ETags.staleVersion(ifMatch, complaint.version());
        if (stale.isPresent()) {
            throw ETags.stale(complaint.version())
                    .with(
                            "changed",
                            VersionDifference.between(
                                    transaction, complaint.id(), stale.getAsInt(), complaint.version()))
                    .exception();
        }
        ETags.requireMatch(ifMatch, complaint.version());
    }

    private static Problem illegal(AgentAction agentAction, Complaint complaint) {
        List<String> allowed = AgentAction.allowedIn(complaint.milestones()).stream()
                .map(AgentAction::wireName)
                .toList();
        return Problem.of(
                        409,
                        "illegal-transition",
                        "The case is not where this makes sense",
                        "'" + agentAction.wireName() + "' is not possible while the case is "
                                + StoredNames.of(complaint.milestones().status()) + ".")
                .with("allowed", allowed)
                .with("status", StoredNames.of(complaint.milestones().status()))
                .header("ETag", ETags.of(complaint.version()));
    }

    private void say(Complaint complaint, int version, @Nullable Message message) {
        if (message != null) {
            said.add(new OpenCase.Said(complaint, version, message));
        }
    }

    private void write(List<PendingCommand> recorded) throws SQLException {
        List<OpenCase> changed =
                cases.values().stream().filter(OpenCase::isChanged).toList();
        if (changed.isEmpty()) {
            return;
        }
        CaseRows.save(transaction, changed);
        eventLog.append(transaction, changes.history());
        IntakeRows.keepKeys(transaction, recorded);
        IntakeRows.keepMessages(transaction, said);
        IntakeRows.keepCustomers(transaction, changed);
        tombstones.resume(transaction, recorded);
    }
}
