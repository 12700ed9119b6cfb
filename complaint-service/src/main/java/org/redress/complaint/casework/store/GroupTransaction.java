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
import org.redress.complaint.casework.Customer;
import org.redress.complaint.casework.Message;
import org.redress.complaint.casework.Outcome;
import org.redress.complaint.casework.Step;
import org.redress.complaint.casework.Unit;
import org.redress.complaint.lifecycle.CaseEvent;
import org.redress.complaint.lifecycle.Complaint;
import org.redress.complaint.lifecycle.Happening;
import org.redress.complaint.lifecycle.Move;
import org.redress.complaint.lifecycle.Promises;
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
    private final Promises promises;
    private final CaseNumbers numbers;
    private final Changes changes;
    private final Tombstones tombstones;
    private final List<OpenCase.Said> said = new ArrayList<>();
    private final Map<UUID, OpenCase> cases = new LinkedHashMap<>();
    private final Map<Key, OpenCase> byReference = new HashMap<>();
    private final Map<Key, Outcome.Recorded> told = new HashMap<>();
    private Instant now = Instant.EPOCH;

    GroupTransaction(
            Connection transaction,
            EventLog eventLog,
            Promises promises,
            CaseNumbers numbers,
            Changes changes,
            Tombstones tombstones) {
        this.transaction = transaction;
        this.eventLog = eventLog;
        this.promises = promises;
        this.numbers = numbers;
        this.changes = changes;
        this.tombstones = tombstones;
    }

    private record Key(String source, String name) {}

    List<List<Outcome>> run(List<Unit> units) throws SQLException {
        List<Todo> todos = new ArrayList<>();
        units.forEach(unit -> unit.steps().forEach(step -> todos.add(new Todo(step, unit.traceparent()))));
        find(todos);
        List<Todo> recorded = new ArrayList<>();
        for (Todo todo : todos) {
            if (!todo.answered()) {
                todo.answer(decide(todo));
                if (todo.step() instanceof Step.Tell && todo.outcome() instanceof Outcome.Recorded) {
                    recorded.add(todo);
                }
            }
        }
        write(recorded);
        List<List<Outcome>> outcomes = new ArrayList<>(units.size());
        int next = 0;
        for (Unit unit : units) {
            int end = next + unit.steps().size();
            outcomes.add(todos.subList(next, end).stream().map(Todo::outcome).toList());
            next = end;
        }
        return outcomes;
    }

    private void find(List<Todo> todos) throws SQLException {
        List<Todo> tells = new ArrayList<>(todos.size());
        List<Todo> ids = new ArrayList<>();
        List<Todo> named = new ArrayList<>();
        for (Todo todo : todos) {
            if (todo.step() instanceof Step.Tell) {
                tells.add(todo);
            }
            String reference = todo.reference();
            if (reference != null && Uuids.parse(reference).isPresent()) {
                ids.add(todo);
            } else if (reference != null && NUMBER.matcher(reference).matches()) {
                named.add(todo);
            }
        }
        // Our own ids and numbers go first: a source that uses them means them.
        IntakeRows.lookUpOwn(transaction, ids, false);
        IntakeRows.lookUpOwn(transaction, named, true);
        IntakeRows.Horizon horizon = IntakeRows.lookUp(transaction, tells);
        now = horizon.now();
        tombstones.recognise(transaction, tells, horizon.lastErasure());
        Set<UUID> wanted = new HashSet<>();
        for (Todo todo : todos) {
            if (!todo.answered()) {
                Survivors.lookUp(transaction, todo);
                want(todo.caseId(), wanted);
                want(todo.survivorId(), wanted);
            }
        }
        cases.putAll(CaseRows.lock(transaction, wanted));
    }

    private static void want(@Nullable UUID id, Set<UUID> wanted) {
        if (id != null) {
            wanted.add(id);
        }
    }

    private Outcome decide(Todo todo) throws SQLException {
        try {
            return switch (todo.step()) {
                case Step.Tell tell -> tell(todo);
                case Step.Act act -> act(act, todo);
            };
        } catch (ProblemException e) {
            return new Outcome.Refused(e.problem());
        }
    }

    private Outcome tell(Todo todo) throws SQLException {
        Step.Tell tell = todo.tell();
        Key key = tell.eventId() == null ? null : new Key(tell.source(), tell.eventId());
        Outcome.Recorded before = key == null ? null : told.get(key);
        if (before != null) {
            return new Outcome.Duplicate(before.complaintId(), before.number(), before.version());
        }
        OpenCase survivor = tell.survivor() == null ? null : survivor(todo, tell.source());
        OpenCase open = meant(tell, todo.caseId());
        tell = tombstones.respect(open, todo);
        Complaint complaint = open.complaint();
        Happening happening = merged(tell.happening(), complaint, survivor, todo);
        open.describe(tell.subject(), tell.customer());
        List<CaseEvent> events = complaint.record(happening, now, promises);
        changes.add(open, events, now, todo.traceparent());
        int version = events.getFirst().version();
        say(complaint, version, tell.message());
        Outcome.Recorded recorded =
                new Outcome.Recorded(complaint.id(), complaint.number(), version, open.details(now));
        if (key != null) {
            told.put(key, recorded);
        }
        return recorded;
    }

    /** The case that goes on in the place of a duplicate; it may have been opened a step before. */
    private OpenCase survivor(Todo todo, String source) {
        UUID id = todo.survivorId();
        OpenCase found = id == null ? byReference.get(new Key(source, String.valueOf(todo.survivor()))) : cases.get(id);
        if (found == null) {
            throw Survivors.unknown(todo);
        }
        return found;
    }

    private static Happening merged(Happening happening, Complaint complaint, @Nullable OpenCase survivor, Todo todo) {
        if (survivor == null) {
            return happening;
        }
        Survivors.check(complaint, survivor.complaint(), todo);
        return happening.into(survivor.complaint().id());
    }

    private OpenCase meant(Step.Tell tell, @Nullable UUID caseId) throws SQLException {
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

    private Outcome act(Step.Act act, Todo todo) throws SQLException {
        UUID caseId = todo.caseId();
        OpenCase open = caseId == null ? null : cases.get(caseId);
        if (open == null) {
            throw Problem.notFound("There is no such complaint.").exception();
        }
        Complaint complaint = open.complaint();
        requireCurrent(act.ifMatch(), complaint);
        Tombstones.refuseTexts(open, act);
        for (Step.Part part : act.moves()) {
            if (!part.move().allowed(complaint.milestones())) {
                throw illegal(part.move(), complaint).exception();
            }
        }
        for (Step.Part part : act.moves()) {
            OpenCase survivor = part.survivor() == null ? null : survivor(todo, complaint.source());
            Happening happening = merged(part.happening(), complaint, survivor, todo);
            List<CaseEvent> events = complaint.record(happening, now, promises);
            changes.add(open, events, now, todo.traceparent());
            say(complaint, events.getFirst().version(), part.message());
        }
        Customer customer = IntakeRows.customer(transaction, complaint.id());
        return new Outcome.Acted(
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

    private static Problem illegal(Move move, Complaint complaint) {
        List<String> allowed = Move.allowedIn(complaint.milestones()).stream()
                .map(Move::wireName)
                .toList();
        return Problem.of(
                        409,
                        "illegal-transition",
                        "The case is not where this makes sense",
                        "'" + move.wireName() + "' is not possible while the case is "
                                + Names.of(complaint.milestones().status()) + ".")
                .with("allowed", allowed)
                .with("status", Names.of(complaint.milestones().status()))
                .header("ETag", ETags.of(complaint.version()));
    }

    private void say(Complaint complaint, int version, @Nullable Message message) {
        if (message != null) {
            said.add(new OpenCase.Said(complaint, version, message));
        }
    }

    private void write(List<Todo> recorded) throws SQLException {
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
