package dev.gnomon.demo.planting;

import dev.gnomon.schemas.Verdict;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What can be wrong with a request of {@code customer-id}. */
@SuppressWarnings("ImmutableEnumChecker") // the functions hold no state
enum CustomerFault implements Fault {
    NONE(Verdict.MATCH, 0, rows -> rows),
    /** The customer has changed since the payment was prepared. */
    STALE_ROW(Verdict.MISMATCH, 120, rows -> rows.withPayments(rows.inPayments() + "-former"), "CHANGED "),
    /** No payment was prepared: the new read answers nothing. */
    MISSING_ROW(Verdict.MISMATCH, 60, rows -> rows.withPayments(null), "TYPE "),
    BROKEN_REFERENCE(Verdict.NEW_FAILED, 50, rows -> rows.withPayments("?")),
    CUSTOMER_LOST(Verdict.OLD_FAILED, 20, rows -> rows.withOrders(null)),
    LOST_AND_BROKEN(Verdict.FAILURES_DIFFER, 10, rows -> new CustomerRows(null, "?")),
    /** Nothing is wrong: both sides refuse a guest in the same way. */
    GUEST(Verdict.MATCH, 30, rows -> new CustomerRows(null, "")),
    NEW_SIDE_SILENT(Verdict.MISSING_NEW, 40, rows -> rows),
    OLD_SIDE_SILENT(Verdict.MISSING_OLD, 20, rows -> rows);

    private final Verdict verdict;
    private final int share;
    private final UnaryOperator<CustomerRows> planting;
    private final Set<String> differences;

    CustomerFault(Verdict verdict, int share, UnaryOperator<CustomerRows> planting, String... differences) {
        this.verdict = verdict;
        this.share = share;
        this.planting = planting;
        this.differences = Set.of(differences);
    }

    @Override
    public Verdict verdict() {
        return verdict;
    }

    @Override
    public int share() {
        return share;
    }

    /** The rows of an order that has this fault, from those of a healthy one. */
    CustomerRows plantIn(CustomerRows rows) {
        return planting.apply(rows);
    }

    Expected expected() {
        return new Expected(verdict, differences);
    }
}
