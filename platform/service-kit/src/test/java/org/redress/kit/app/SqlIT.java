package org.redress.kit.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.redress.kit.store.DatabaseFailures;
import org.redress.kit.store.Row;
import org.redress.kit.store.Sql;
import org.redress.kit.store.Table;
import org.redress.kit.store.Transactions;
import org.redress.testing.RedressPostgres;

/** SQL by hand, on a real PostgreSQL. */
@QuarkusTest
@WithTestResource(RedressPostgres.class)
@WithTestResource(KitKeys.class)
class SqlIT {

    private static final Instant AT = Instant.parse("2026-03-01T09:30:00.123456Z");
    private static final UUID ID = UUID.fromString("0195c2d4-0000-7000-8000-000000000001");

    private static final Table<Item> ITEMS = Table.<Item>named("item")
            .uuid("id", Item::id)
            .integer("number", Item::number)
            .bigint("amount", Item::amount)
            .text("first", Item::first)
            .text("second", Item::second)
            .optionalInteger("maybe", Item::maybe)
            .optionalBigint("maybe_long", Item::maybeLong)
            .decimal("price", Item::price)
            .bool("flag", Item::flag)
            .instant("at", Item::at)
            .json("document", Item::document)
            .build();

    private static final Item FULL = new Item(
            ID,
            1,
            2L << 40,
            "tab\tback\\slash\nline\rreturn \"ä\"",
            "\\N",
            3,
            4L,
            new BigDecimal("5.50"),
            true,
            AT,
            "{\"a\": \"x\\\\y\"}");
    private static final Item EMPTY = new Item(new UUID(0, 2), -1, -2, null, null, null, null, null, null, null, null);

    @Inject
    Transactions transactions;

    private enum Mood {
        VERY_GOOD
    }

    private record Item(
            UUID id,
            int number,
            long amount,
            @Nullable String first,
            @Nullable String second,
            @Nullable Integer maybe,
            @Nullable Long maybeLong,
            @Nullable BigDecimal price,
            @Nullable Boolean flag,
            @Nullable Instant at,
            @Nullable String document) {

        static Item read(Row row) throws SQLException {
            return new Item(
                    row.uuid("id"),
                    row.integer("number"),
                    row.bigint("amount"),
                    row.optionalText("first"),
                    row.optionalText("second"),
                    row.optionalInteger("maybe"),
                    row.optionalBigint("maybe_long"),
                    row.optionalDecimal("price"),
                    row.optionalBool("flag"),
                    row.optionalInstant("at"),
                    row.optionalText("document"));
        }
    }

    @Test
    void valuesOfEveryTypeComeBackAsTheyWent() throws SQLException {
        transactions.withoutTransaction(sql -> sql.one(
                """
                select ? as a, ?::int4 as b, ?::int8 as c, ?::float8 as d, ?::numeric as e, ? as f, ? as g, ? as h, ? as i, ? as j,
                       ? as k, ?::int2 as l, ?::jsonb as m
                """,
                row -> {
                    assertThat(row.text("a")).isEqualTo("text");
                    assertThat(row.integer("b")).isEqualTo(1);
                    assertThat(row.bigint("c")).isEqualTo(2L);
                    assertThat(row.real("d")).isEqualTo(0.5);
                    assertThat(row.decimal("e")).isEqualTo(new BigDecimal("1.10"));
                    assertThat(row.bool("f")).isTrue();
                    assertThat(row.uuid("g")).isEqualTo(ID);
                    assertThat(row.instant("h")).isEqualTo(AT);
                    assertThat(row.date("i")).isEqualTo(LocalDate.of(2026, 2, 28));
                    assertThat(row.bytes("j")).containsExactly(1, 2);
                    assertThat(row.constant("k", Mood.class)).isEqualTo(Mood.VERY_GOOD);
                    assertThat(row.text("k")).isEqualTo("very_good");
                    assertThat(row.integer("l")).isEqualTo(7);
                    assertThat(row.text("m")).isEqualTo("{\"a\": 1}");
                    return true;
                },
                "text",
                1,
                2L,
                0.5,
                new BigDecimal("1.10"),
                true,
                ID,
                AT,
                LocalDate.of(2026, 2, 28),
                new byte[] {1, 2},
                Mood.VERY_GOOD,
                (short) 7,
                Sql.json("{\"a\":1}")));
    }

    @Test
    void arraysComeBackAsTheyWent() throws SQLException {
        transactions.withoutTransaction(sql -> sql.one(
                "select ? as texts, ? as uuids, ? as ints, ? as longs, ? as instants, ? as raw",
                row -> {
                    assertThat(row.texts("texts")).containsExactly("a,b", "\"{}\"");
                    assertThat(row.uuids("uuids")).containsExactly(ID);
                    assertThat(row.ints("ints")).containsExactly(1, 2);
                    assertThat(row.longs("longs")).containsExactly(3L);
                    assertThat(row.instants("instants")).containsExactly(AT);
                    assertThat(row.ints("raw")).containsExactly(4, 5);
                    return true;
                },
                Sql.texts(List.of("a,b", "\"{}\"")),
                Sql.uuids(List.of(ID)),
                Sql.ints(List.of(1, 2)),
                Sql.longs(List.of(3L)),
                Sql.instants(List.of(AT)),
                Sql.array("int4", new int[] {4, 5})));
    }

    @Test
    void nullIsReadAsNullOrRefused() throws SQLException {
        transactions.withoutTransaction(sql -> sql.one(
                "select ?::text as a, ?::jsonb as b",
                row -> {
                    assertThat(row.optionalText("a")).isNull();
                    assertThat(row.optionalInteger("a")).isNull();
                    assertThat(row.optionalBigint("a")).isNull();
                    assertThat(row.optionalReal("a")).isNull();
                    assertThat(row.optionalBool("a")).isNull();
                    assertThat(row.optionalConstant("a", Mood.class)).isNull();
                    assertThat(row.optionalText("b")).isNull();
                    assertThatThrownBy(() -> row.text("a")).isInstanceOf(IllegalStateException.class);
                    assertThatThrownBy(() -> row.integer("a")).hasMessage("Column a is null");
                    assertThatThrownBy(() -> row.bool("a")).hasMessage("Column a is null");
                    assertThatThrownBy(() -> row.text("c")).isInstanceOf(SQLException.class);
                    return true;
                },
                null,
                Sql.json(null)));
    }

    @Test
    void aValueOfAnUnknownTypeIsRefused() {
        assertThatThrownBy(() -> transactions.withoutTransaction(sql -> sql.exists("select ?", new Object())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oneRowIsOneRow() throws SQLException {
        transactions.withoutTransaction(sql -> {
            assertThat(sql.optional("select 1 as n where false", row -> row.integer("n")))
                    .isEmpty();
            assertThatThrownBy(() -> sql.one("select 1 as n where false", row -> row.integer("n")))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> sql.optional("select generate_series(1, 2) as n", row -> row.integer("n")))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(sql.exists("select 1 where ? = 1", 1)).isTrue();
            assertThat(sql.exists("select 1 where ? = 1", 2)).isFalse();
            return true;
        });
    }

    @Test
    void rowsAreWrittenOneByOneAndReturned() throws SQLException {
        withItems(connection -> {
            Sql sql = Sql.on(connection);
            assertThat(sql.list(
                            "insert into item (id, number, amount) values (?, ?, ?) returning id",
                            row -> row.uuid("id"),
                            ID,
                            1,
                            1L))
                    .containsExactly(ID);
            assertThat(sql.batch(
                            "update item set number = ? where id = ?",
                            List.of(new Object[] {7, ID}, new Object[] {8, new UUID(0, 9)})))
                    .containsExactly(1, 0);
            assertThat(sql.batch("update item set number = ?", List.of())).isEmpty();
            assertThat(sql.update("update item set number = number + 1")).isEqualTo(1);
            List<Integer> numbers = new ArrayList<>();
            sql.eachFetching(1, "select number from item", row -> numbers.add(row.integer("number")));
            assertThat(numbers).containsExactly(8);
        });
    }

    @Test
    void aTableIsWrittenByArraysAndReadBackByName() throws SQLException {
        withItems(connection -> {
            assertThat(ITEMS.write(connection, ITEMS.insert(), List.of(FULL, EMPTY)))
                    .isEqualTo(2);
            assertThat(ITEMS.write(connection, ITEMS.insert(), List.of())).isZero();
            assertThat(items(connection)).containsExactlyInAnyOrder(FULL, EMPTY);

            Item changed = new Item(ID, 9, 9, "new", "other", null, 9L, null, false, null, null);
            ITEMS.write(
                    connection,
                    ITEMS.insert() + " on conflict (id) do update set " + ITEMS.assignments("excluded", "id"),
                    List.of(changed));
            assertThat(items(connection)).containsExactlyInAnyOrder(changed, EMPTY);
            int updated = ITEMS.write(
                    connection,
                    "update item as i set " + ITEMS.assignments(Table.NEW, "id") + " from " + ITEMS.source()
                            + " where i.id = new.id and i.number = ?",
                    List.of(FULL),
                    9);
            assertThat(updated).isEqualTo(1);
            assertThat(items(connection)).containsExactlyInAnyOrder(FULL, EMPTY);
        });
    }

    @Test
    void aTableIsCopiedAndReadBackByName() throws SQLException {
        withItems(connection -> {
            ITEMS.copy(connection, "item", ITEMS.lines(List.of(FULL, EMPTY)));
            assertThat(items(connection)).containsExactlyInAnyOrder(FULL, EMPTY);
        });
    }

    @Test
    void aColumnStandsOnce() {
        var twice = Table.<Item>named("item").text("first", Item::first).text("first", Item::second);
        assertThatThrownBy(twice::build).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ITEMS.assignments(Table.NEW, "ID")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTransactionThatLostIsTriedThreeTimesInAll() throws SQLException {
        AtomicInteger runs = new AtomicInteger();
        String result = transactions.publishing(connection -> {
            if (runs.incrementAndGet() < 3) {
                throw new SQLException("lost", runs.get() == 1 ? "40001" : "40P01");
            }
            return "done";
        });
        assertThat(result).isEqualTo("done");

        runs.set(0);
        assertThatThrownBy(() -> transactions.inTransaction(connection -> {
                    runs.incrementAndGet();
                    throw new SQLException("lost", "40001");
                }))
                .hasMessage("lost");
        assertThat(runs).hasValue(3);

        runs.set(0);
        assertThatThrownBy(() -> transactions.inTransaction(connection -> {
                    runs.incrementAndGet();
                    throw new SQLException("refused", "23505");
                }))
                .hasMessage("refused");
        assertThat(runs).hasValue(1);
    }

    @Test
    void aTransactionThatFailsLeavesNothing() throws SQLException {
        transactions.withoutTransaction(sql -> {
            sql.execute("create table if not exists left_over (id int)");
            return true;
        });
        assertThatThrownBy(() -> transactions.inTransaction(connection -> {
                    Sql.on(connection).update("insert into left_over values (1)");
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(transactions.<Boolean>withoutTransaction(sql -> sql.exists("select 1 from left_over")))
                .isFalse();
    }

    @Test
    void anOutageIsNotADataError() {
        assertThat(Arrays.asList("08006", "53300", "57P01", "25006", "25P03"))
                .allMatch(state -> DatabaseFailures.isAway(new RuntimeException(new SQLException("away", state))));
        assertThat(DatabaseFailures.isAway(new SQLException("Sorry, acquisition timeout! Acquisition timeout")))
                .isTrue();
        assertThat(DatabaseFailures.isAway(new SQLException("duplicate", "23505")))
                .isFalse();
        assertThat(DatabaseFailures.isAway(new IllegalStateException("no SQL"))).isFalse();
        assertThat(DatabaseFailures.isDataError(new SQLException("duplicate", "23505")))
                .isTrue();
        assertThat(DatabaseFailures.away().headers()).containsEntry("Retry-After", "5");
    }

    private interface Work {
        void run(Connection connection) throws SQLException;
    }

    private void withItems(Work work) throws SQLException {
        transactions.inTransaction(connection -> {
            Sql.on(connection).execute("""
                    create temporary table item (
                      document jsonb, at timestamptz, second text, first text, id uuid primary key, number int4, amount int8,
                      maybe int4, maybe_long int8, price numeric, flag bool
                    ) on commit drop
                    """);
            work.run(connection);
            return true;
        });
    }

    private static List<Item> items(Connection connection) throws SQLException {
        return Sql.on(connection).list("select " + ITEMS.columns() + " from item", Item::read);
    }
}
