package dev.gnomon.demo.planting;

import dev.gnomon.demo.orders.StoredQuote;
import dev.gnomon.demo.orders.StoredQuote.Item;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Changes to the lines of a quote, which has at least two. */
final class QuoteEdits {

    /** Enough lines for a quote of more than 64 KiB. */
    private static final int ENORMOUS = 1_500;

    private QuoteEdits() {}

    static StoredQuote raiseFirstPrice(StoredQuote quote) {
        Item first = quote.items().get(0);
        return withFirst(quote, new Item(first.sku(), first.quantity(), first.netCents() + 1, first.taxCents()));
    }

    static StoredQuote retireFirstArticle(StoredQuote quote) {
        Item first = quote.items().get(0);
        return withFirst(
                quote, new Item("retired-" + first.sku(), first.quantity(), first.netCents(), first.taxCents()));
    }

    static StoredQuote dropLastLine(StoredQuote quote) {
        return quote.withItems(quote.items().subList(0, quote.items().size() - 1));
    }

    static StoredQuote addFreeLine(StoredQuote quote) {
        List<Item> items = new ArrayList<>(quote.items());
        items.add(new Item("gift", 1, 0, 0));
        return quote.withItems(items);
    }

    static StoredQuote swapFirstLines(StoredQuote quote) {
        List<Item> items = new ArrayList<>(quote.items());
        Collections.swap(items, 0, 1);
        return quote.withItems(items);
    }

    static StoredQuote multiplyLines(StoredQuote quote) {
        Item first = quote.items().get(0);
        return quote.withItems(
                IntStream.range(0, ENORMOUS).mapToObj(line -> first).toList());
    }

    private static StoredQuote withFirst(StoredQuote quote, Item first) {
        List<Item> items = new ArrayList<>(quote.items());
        items.set(0, first);
        return quote.withItems(items);
    }
}
