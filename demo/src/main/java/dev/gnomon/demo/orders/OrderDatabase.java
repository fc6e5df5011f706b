package dev.gnomon.demo.orders;

import java.util.List;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;

/** An H2 database in memory with all the tables, old and new. Safe for use by several threads. */
public final class OrderDatabase implements AutoCloseable {

    private final JdbcConnectionPool pool;
    private final Sql sql;
    private final CustomerTables customers;
    private final QuoteTables v1;
    private final QuoteTables v2;

    private OrderDatabase(JdbcConnectionPool pool, Sql sql) {
        this.pool = pool;
        this.sql = sql;
        this.customers = new CustomerTables(sql);
        this.v1 = new QuoteTables(sql, "v1");
        this.v2 = new QuoteTables(sql, "v2");
    }

    /** A database of its own, with empty tables. */
    public static OrderDatabase create() {
        // It lives until close: neither the last connection nor the JVM's shutdown may take it from reads that still
        // run.
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE";
        JdbcConnectionPool pool = JdbcConnectionPool.create(url, "sa", "");
        pool.setMaxConnections(64);
        OrderDatabase database = new OrderDatabase(pool, new Sql(pool));
        database.customers.create();
        database.v1.create();
        database.v2.create();
        return database;
    }

    /** Adds orders to every table. */
    public void insert(List<StoredOrder> orders) {
        List<String> ids = orders.stream().map(StoredOrder::id).toList();
        customers.insert(orders);
        v1.insert(ids, orders.stream().map(StoredOrder::v1).toList());
        v2.insert(ids, orders.stream().map(StoredOrder::v2).toList());
    }

    /** Removes orders from every table. */
    public void delete(List<StoredOrder> orders) {
        List<List<String>> ids =
                orders.stream().map(order -> List.of(order.id())).toList();
        customers.delete(ids);
        v1.delete(ids);
        v2.delete(ids);
    }

    /** Throws the database away. */
    @Override
    public void close() {
        sql.execute("shutdown immediately");
        pool.dispose();
    }

    CustomerTables customers() {
        return customers;
    }

    QuoteV1Client quoteV1() {
        return new QuoteV1Client(v1);
    }

    QuoteV2Client quoteV2() {
        return new QuoteV2Client(v2);
    }
}
