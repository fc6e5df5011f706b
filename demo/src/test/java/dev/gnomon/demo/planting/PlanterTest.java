package dev.gnomon.demo.planting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.schemas.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PlanterTest {

    private static final int ORDERS = 10_000;

    @Test
    void theSameSeedPlantsTheSame() {
        assertThat(orders(7)).isEqualTo(orders(7));
    }

    @Test
    void anotherSeedPlantsOtherFaultsInOtherOrders() {
        Set<String> one = faulty(orders(7));
        Set<String> other = faulty(orders(8));

        assertThat(one).isNotEmpty();
        assertThat(other).isNotEmpty().isNotEqualTo(one);
        other.retainAll(one);
        assertThat(other).hasSizeLessThan(one.size() / 4);
    }

    @Test
    void everyVerdictIsPlanted() {
        List<PlantedOrder> orders = orders(1);

        assertThat(verdicts(orders, PlantedOrder::quote)).isEqualTo(EnumSet.allOf(Verdict.class));
        assertThat(verdicts(orders, PlantedOrder::customerId))
                .isEqualTo(EnumSet.complementOf(EnumSet.of(Verdict.NOT_COMPARABLE, Verdict.EXCLUDED)));
    }

    @Test
    void faultsHitAsManyRequestsAsTheirSharesSay() {
        long mismatches = orders(3).stream()
                .filter(order -> order.customerId().expected().verdict() == Verdict.MISMATCH)
                .count();

        // 180 in 10,000; four standard deviations are 53.
        assertThat(mismatches).isBetween(127L, 233L);
    }

    private static List<PlantedOrder> orders(long seed) {
        Planter planter = new Planter(seed);
        return LongStream.range(0, ORDERS).mapToObj(planter::order).toList();
    }

    private static Set<String> faulty(List<PlantedOrder> orders) {
        return orders.stream()
                .map(PlantedOrder::customerId)
                .filter(request -> request.expected().verdict() != Verdict.MATCH)
                .map(Request::id)
                .collect(Collectors.toSet());
    }

    private static Set<Verdict> verdicts(List<PlantedOrder> orders, Function<PlantedOrder, Request> migration) {
        return orders.stream()
                .map(migration)
                .map(request -> request.expected().verdict())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Verdict.class)));
    }
}
