package dev.gnomon.demo.orders;

/** A read of the order service that failed for a reason of its own; the class says which. */
public abstract sealed class OrderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private OrderException(String message) {
        super(message);
    }

    /** The order has no customer: a guest placed it. */
    public static final class GuestOrder extends OrderException {

        private static final long serialVersionUID = 1L;

        GuestOrder(String orderId) {
            super("a guest placed " + orderId);
        }
    }

    /** The reference to the customer cannot be read. */
    public static final class BrokenReference extends OrderException {

        private static final long serialVersionUID = 1L;

        BrokenReference(String orderId) {
            super("the customer reference of " + orderId + " cannot be read");
        }
    }

    /** Version 1 of the pricing service does not know an article any more. */
    public static final class RetiredArticle extends OrderException {

        private static final long serialVersionUID = 1L;

        RetiredArticle(String sku) {
            super("no price for " + sku);
        }
    }

    /** Version 2 of the pricing service does not know a currency yet. */
    public static final class UnknownCurrency extends OrderException {

        private static final long serialVersionUID = 1L;

        UnknownCurrency(String currency) {
            super("unknown currency " + currency);
        }
    }
}
