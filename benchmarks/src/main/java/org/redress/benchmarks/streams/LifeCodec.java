package org.redress.benchmarks.streams;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.cell.Dimension;
import org.redress.kpi.cell.DimensionSet;
import org.redress.kpi.fact.CaseFact;
import org.redress.kpi.fact.CaseLife;
import org.redress.kpi.fact.ClockRun;
import org.redress.kpi.fact.ClockState;
import org.redress.kpi.fact.Milestones;
import org.redress.kpi.fact.PostResolution;
import org.redress.kpi.fact.RedressGiven;
import org.redress.kpi.fact.StatedPromise;

/** The life of a complaint as bytes, field after field. */
final class LifeCodec {

    private static final long ABSENT = Long.MIN_VALUE;

    private LifeCodec() {}

    static byte[] write(CaseLife life) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (DataOutputStream to = new DataOutputStream(bytes)) {
            write(life.fact(), to);
            to.writeShort(life.clocks().size());
            for (ClockRun clock : life.clocks()) {
                write(clock, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static CaseLife read(byte[] stored) {
        try (DataInputStream from = new DataInputStream(new ByteArrayInputStream(stored))) {
            CaseFact fact = fact(from);
            int clocks = from.readShort();
            List<ClockRun> runs = new ArrayList<>(clocks);
            for (int i = 0; i < clocks; i++) {
                runs.add(clock(from));
            }
            return new CaseLife(CaseLife.NEW, fact, runs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(CaseFact fact, DataOutputStream to) throws IOException {
        to.writeLong(fact.complaint().getMostSignificantBits());
        to.writeLong(fact.complaint().getLeastSignificantBits());
        to.writeInt(fact.version());
        to.writeUTF(fact.number());
        for (Dimension dimension : Dimension.values()) {
            text(fact.dimensions().value(dimension), to);
        }
        text(fact.assignee(), to);
        to.writeUTF(fact.status());
        text(fact.sourceStatus(), to);
        Milestones times = fact.milestones();
        time(times.receivedAt(), to);
        time(times.acknowledgedAt(), to);
        time(times.firstAssignedAt(), to);
        time(times.firstResponseAt(), to);
        time(times.firstResolvedAt(), to);
        time(times.resolvedAt(), to);
        time(times.closedAt(), to);
        time(times.firstReopenedAt(), to);
        to.writeInt(fact.reopenCount());
        to.writeInt(fact.transferCount());
        text(fact.outcome(), to);
        text(fact.rootCause(), to);
        time(fact.stated().deadlineAt(), to);
        truth(fact.stated().met(), to);
        truth(fact.stated().disputed(), to);
        to.writeBoolean(fact.historic());
        PostResolution postResolution = fact.aftermath();
        time(postResolution.firstDisputedAt(), to);
        to.writeInt(postResolution.disputeCount());
        time(postResolution.firstRecontactAt(), to);
        RedressGiven redress = postResolution.redress();
        text(redress == null ? null : redress.kind(), to);
        if (redress != null) {
            text(redress.amount() == null ? null : redress.amount().toPlainString(), to);
            text(redress.currency(), to);
        }
    }

    private static CaseFact fact(DataInputStream from) throws IOException {
        UUID complaint = new UUID(from.readLong(), from.readLong());
        int version = from.readInt();
        String number = from.readUTF();
        @Nullable String[] dimensions = new String[Dimension.values().length];
        for (int i = 0; i < dimensions.length; i++) {
            dimensions[i] = text(from);
        }
        return new CaseFact(
                complaint,
                version,
                number,
                DimensionSet.of(dimensions),
                text(from),
                from.readUTF(),
                text(from),
                new Milestones(
                        time(from), time(from), time(from), time(from), time(from), time(from), time(from), time(from)),
                from.readInt(),
                from.readInt(),
                text(from),
                text(from),
                new StatedPromise(time(from), truth(from), truth(from)),
                from.readBoolean(),
                new PostResolution(time(from), from.readInt(), time(from), redress(from)));
    }

    private static @Nullable RedressGiven redress(DataInputStream from) throws IOException {
        String kind = text(from);
        if (kind == null) {
            return null;
        }
        String amount = text(from);
        return new RedressGiven(kind, amount == null ? null : new BigDecimal(amount), text(from));
    }

    private static void write(ClockRun clock, DataOutputStream to) throws IOException {
        to.writeUTF(clock.clock());
        to.writeInt(clock.run());
        to.writeInt(clock.version());
        to.writeUTF(clock.state().name());
        to.writeLong(clock.startedAt().toEpochMilli());
        time(clock.dueAt(), to);
        time(clock.stoppedAt(), to);
        to.writeLong(clock.countedSeconds() == null ? ABSENT : clock.countedSeconds());
        time(clock.riskAt(), to);
    }

    private static ClockRun clock(DataInputStream from) throws IOException {
        return new ClockRun(
                from.readUTF(),
                from.readInt(),
                from.readInt(),
                ClockState.valueOf(from.readUTF()),
                Instant.ofEpochMilli(from.readLong()),
                time(from),
                time(from),
                number(from),
                time(from));
    }

    private static void text(@Nullable String text, DataOutputStream to) throws IOException {
        to.writeBoolean(text != null);
        if (text != null) {
            to.writeUTF(text);
        }
    }

    private static @Nullable String text(DataInputStream from) throws IOException {
        return from.readBoolean() ? from.readUTF() : null;
    }

    private static void time(@Nullable Instant time, DataOutputStream to) throws IOException {
        to.writeLong(time == null ? ABSENT : time.toEpochMilli());
    }

    private static @Nullable Instant time(DataInputStream from) throws IOException {
        Long millis = number(from);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    private static @Nullable Long number(DataInputStream from) throws IOException {
        long value = from.readLong();
        return value == ABSENT ? null : value;
    }

    private static void truth(@Nullable Boolean truth, DataOutputStream to) throws IOException {
        to.writeByte(truth == null ? -1 : truth ? 1 : 0);
    }

    private static @Nullable Boolean truth(DataInputStream from) throws IOException {
        byte value = from.readByte();
        return value < 0 ? null : value == 1;
    }
}
