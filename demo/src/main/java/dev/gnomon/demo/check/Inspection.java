package dev.gnomon.demo.check;

import dev.gnomon.demo.planting.Ledger;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Asks the comparator and its topic what they say now, and holds it against the ledgers. For one thread.
 *
 * @param ledgers what was planted, by migration
 * @param rates where the counts come from
 * @param events where the single requests come from
 */
public record Inspection(Map<String, Ledger> ledgers, RatesClient rates, DiscrepancyReader events) {

    /** How it stands now. */
    public Report report() throws InterruptedException {
        events.readToTheEnd();
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        for (Map.Entry<String, Ledger> migration : ledgers.entrySet()) {
            String name = migration.getKey();
            Found found = new Found(rates.of(name).verdicts(), events.of(name));
            outcomes.put(name, Check.compare(migration.getValue(), found));
        }
        return new Report(outcomes);
    }
}
