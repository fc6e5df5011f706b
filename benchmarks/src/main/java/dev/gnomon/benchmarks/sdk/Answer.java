package dev.gnomon.benchmarks.sdk;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;

/** What the measured service answers: half a kilobyte of JSON. */
record Answer(String orderId, String customer, String status, BigDecimal total, List<Line> lines, String note) {

    Answer {
        lines = List.copyOf(lines);
    }

    /** One line of an order. */
    record Line(String sku, int quantity, BigDecimal price) {}

    static Answer sample() {
        return new Answer(
                "0f8b7c1e-5d1f-4f0a-9a65-3f1f4f5c7d10",
                "C-4711",
                "SHIPPED",
                new BigDecimal("1234.56"),
                Collections.nCopies(6, new Line("SKU-104829", 3, new BigDecimal("19.99"))),
                "Leave with the neighbour on the second floor if nobody opens. ".repeat(2));
    }
}
