package dev.gnomon.demo.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gnomon.demo.orders.StoredQuote.Item;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderReadsTest {

    private static final StoredQuote QUOTE = new StoredQuote(
            "gold", "10115", "EUR", 500, List.of(new Item("pen", 3, 199, 39), new Item("ink", 1, 1_250, 250)));

    private final OrderDatabase database = OrderDatabase.create();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void bothTablesNameTheSameCustomerOfAHealthyOrder() {
        store("C-1", "cust:C-1", QUOTE);

        assertThat(database.customers().fromOrders("order-1")).isEqualTo("C-1");
        assertThat(database.customers().fromPendingPayments("order-1")).isEqualTo("C-1");
    }

    @Test
    void anOrderWithoutPaymentHasNoCustomerInTheNewTable() {
        store("C-1", null, QUOTE);

        assertThat(database.customers().fromPendingPayments("order-1")).isNull();
    }

    @Test
    void bothTablesRefuseAGuestInTheSameWay() {
        store(null, "", QUOTE);

        assertThatThrownBy(() -> database.customers().fromOrders("order-1"))
                .isInstanceOf(OrderException.GuestOrder.class);
        assertThatThrownBy(() -> database.customers().fromPendingPayments("order-1"))
                .isInstanceOf(OrderException.GuestOrder.class);
    }

    @Test
    void aReferenceThatIsNoneIsRefused() {
        store("C-1", "?", QUOTE);

        assertThatThrownBy(() -> database.customers().fromPendingPayments("order-1"))
                .isInstanceOf(OrderException.BrokenReference.class);
    }

    @Test
    void bothVersionsQuoteAHealthyOrderAlike() {
        store("C-1", "cust:C-1", QUOTE);

        Quote quote = database.quoteV1().quote("order-1");

        assertThat(quote.total()).isEqualTo(new BigDecimal("18.47"));
        assertThat(quote.lines()).hasSize(2);
        assertThat(database.quoteV2().quote("order-1").asQuote()).isEqualTo(quote);
    }

    @Test
    void versionTwoDoesNotKnowFrancs() {
        store("C-1", "cust:C-1", QUOTE.withCurrency("CHF"));

        assertThat(database.quoteV1().quote("order-1").currency()).isEqualTo("CHF");
        assertThatThrownBy(() -> database.quoteV2().quote("order-1"))
                .isInstanceOf(OrderException.UnknownCurrency.class);
    }

    @Test
    void deletedOrdersAreGone() {
        StoredOrder order = store("C-1", "cust:C-1", QUOTE);

        database.delete(List.of(order));

        assertThat(database.customers().fromOrders("order-1")).isNull();
        store("C-2", "cust:C-2", QUOTE);
        assertThat(database.customers().fromOrders("order-1")).isEqualTo("C-2");
    }

    private StoredOrder store(@Nullable String customerId, @Nullable String customerRef, StoredQuote quote) {
        StoredOrder order = new StoredOrder("order-1", customerId, customerRef, quote, quote);
        database.insert(List.of(order));
        return order;
    }
}
