package dev.gnomon.demo.planting;

import dev.gnomon.demo.orders.StoredQuote;
import dev.gnomon.schemas.Verdict;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What can be wrong with a request of {@code quote-v2}. */
@SuppressWarnings("ImmutableEnumChecker") // the functions hold no state
enum QuoteFault implements Fault {
    NONE(Verdict.MATCH, 0, Planting.NOWHERE),
    /** The first line is dearer in version 2, and so is the sum. */
    STALE_PRICE(
            Verdict.MISMATCH,
            80,
            Planting.inNew(QuoteEdits::raiseFirstPrice),
            quote -> Set.of("CHANGED /lines/0/price/net", "CHANGED /total")),
    LOST_LINE(
            Verdict.MISMATCH,
            40,
            Planting.inNew(QuoteEdits::dropLastLine),
            quote -> Set.of("REMOVED /lines/" + (quote.items().size() - 1), "CHANGED /total")),
    EXTRA_LINE(
            Verdict.MISMATCH,
            40,
            Planting.inNew(QuoteEdits::addFreeLine),
            quote -> Set.of("ADDED /lines/" + quote.items().size())),
    SWAPPED_LINES(Verdict.MISMATCH, 30, Planting.inNew(QuoteEdits::swapFirstLines), quote -> Set.of("ORDER /lines")),
    FORMER_ADDRESS(
            Verdict.MISMATCH,
            40,
            Planting.inNew(quote -> quote.withZip("00000")),
            quote -> Set.of("CHANGED /customer/address/zip")),
    LOST_DISCOUNT(
            Verdict.MISMATCH,
            40,
            new Planting(quote -> quote.withDiscount(500), quote -> quote.withDiscount(null)),
            quote -> Set.of("TYPE /discount")),
    /** Version 2 does not know the currency. */
    UNKNOWN_CURRENCY(Verdict.NEW_FAILED, 40, Planting.inBoth(quote -> quote.withCurrency("CHF"))),
    /** Version 1 does not know an article any more. */
    RETIRED_ARTICLE(Verdict.OLD_FAILED, 20, Planting.inBoth(QuoteEdits::retireFirstArticle)),
    RETIRED_AND_UNKNOWN(
            Verdict.FAILURES_DIFFER,
            10,
            Planting.inBoth(quote -> QuoteEdits.retireFirstArticle(quote).withCurrency("CHF"))),
    /** The answer is beyond the size limit of what is published. */
    ENORMOUS(Verdict.NOT_COMPARABLE, 5, Planting.inBoth(QuoteEdits::multiplyLines)),
    /** The two services declare different versions of the tax table. */
    OTHER_TAX_TABLE(Verdict.EXCLUDED, 20, Planting.NOWHERE),
    NEW_SIDE_SILENT(Verdict.MISSING_NEW, 40, Planting.NOWHERE),
    OLD_SIDE_SILENT(Verdict.MISSING_OLD, 20, Planting.NOWHERE);

    private final Verdict verdict;
    private final int share;
    private final Planting planting;
    private final Function<StoredQuote, Set<String>> differences;

    QuoteFault(Verdict verdict, int share, Planting planting, Function<StoredQuote, Set<String>> differences) {
        this.verdict = verdict;
        this.share = share;
        this.planting = planting;
        this.differences = differences;
    }

    QuoteFault(Verdict verdict, int share, Planting planting) {
        this(verdict, share, planting, quote -> Set.of());
    }

    @Override
    public Verdict verdict() {
        return verdict;
    }

    @Override
    public int share() {
        return share;
    }

    StoredQuote plantInOld(StoredQuote healthy) {
        return planting.inOld().apply(healthy);
    }

    StoredQuote plantInNew(StoredQuote healthy) {
        return planting.inNew().apply(healthy);
    }

    Expected expected(StoredQuote healthy) {
        return new Expected(verdict, differences.apply(healthy));
    }

    /**
     * What a fault does to a healthy quote.
     *
     * @param inOld what version 1 holds instead
     * @param inNew what version 2 holds instead
     */
    private record Planting(UnaryOperator<StoredQuote> inOld, UnaryOperator<StoredQuote> inNew) {

        static final Planting NOWHERE = inBoth(UnaryOperator.identity());

        static Planting inNew(UnaryOperator<StoredQuote> edit) {
            return new Planting(UnaryOperator.identity(), edit);
        }

        static Planting inBoth(UnaryOperator<StoredQuote> edit) {
            return new Planting(edit, edit);
        }
    }
}
