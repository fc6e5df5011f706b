package dev.gnomon.demo.orders;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The two tables of one pricing service. Safe for use by several threads. */
final class QuoteTables {

    private final Sql sql;
    private final String quotes;
    private final String items;

    QuoteTables(Sql sql, String version) {
        this.sql = sql;
        this.quotes = version + "_quotes";
        this.items = version + "_items";
    }

    void create() {
        sql.execute("create table " + quotes + " (order_id varchar primary key, tier varchar not null,"
                + " zip varchar not null, currency varchar not null, discount_cents integer)");
        sql.execute("create table " + items + " (order_id varchar, position integer, sku varchar not null,"
                + " quantity integer not null, net_cents integer not null, tax_cents integer not null,"
                + " primary key (order_id, position))");
    }

    StoredQuote read(String orderId) {
        List<StoredQuote.Item> lines = sql.query(
                "select sku, quantity, net_cents, tax_cents from " + items + " where order_id = ? order by position",
                orderId,
                row -> new StoredQuote.Item(row.getString(1), row.getInt(2), row.getInt(3), row.getInt(4)));
        return sql
                .query(
                        "select tier, zip, currency, discount_cents from " + quotes + " where order_id = ?",
                        orderId,
                        row -> new StoredQuote(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getObject(4, Integer.class),
                                lines))
                .stream()
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no quote for " + orderId));
    }

    /** Adds the quotes of the orders with the given IDs, in the same order. */
    void insert(List<String> ids, List<StoredQuote> stored) {
        List<List<@Nullable Object>> quoteRows = new ArrayList<>();
        List<List<@Nullable Object>> itemRows = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            StoredQuote quote = stored.get(i);
            quoteRows.add(Arrays.asList(id, quote.tier(), quote.zip(), quote.currency(), quote.discountCents()));
            int position = 0;
            for (StoredQuote.Item item : quote.items()) {
                itemRows.add(
                        Arrays.asList(id, position++, item.sku(), item.quantity(), item.netCents(), item.taxCents()));
            }
        }
        sql.batch("insert into " + quotes + " values (?, ?, ?, ?, ?)", quoteRows);
        sql.batch("insert into " + items + " values (?, ?, ?, ?, ?, ?)", itemRows);
    }

    void delete(List<List<String>> ids) {
        sql.batch("delete from " + quotes + " where order_id = ?", ids);
        sql.batch("delete from " + items + " where order_id = ?", ids);
    }
}
