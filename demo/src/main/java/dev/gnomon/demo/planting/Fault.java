package dev.gnomon.demo.planting;

import dev.gnomon.schemas.Verdict;
import java.util.SplittableRandom;

/** One thing that can be wrong with a request of a migration. */
interface Fault {

    /** All shares are parts of this. */
    int WHOLE = 10_000;

    /** The verdict that it must lead to. */
    Verdict verdict();

    /** How many of {@value #WHOLE} requests have it. */
    int share();

    /** One of the faults, or {@code none}, each as often as its share says. */
    static <F extends Fault> F draw(F[] faults, F none, SplittableRandom random) {
        int ticket = random.nextInt(WHOLE);
        for (F fault : faults) {
            ticket -= fault.share();
            if (ticket < 0) {
                return fault;
            }
        }
        return none;
    }
}
