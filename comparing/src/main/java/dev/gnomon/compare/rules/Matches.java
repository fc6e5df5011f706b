package dev.gnomon.compare.rules;

import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.json.JsonArray;
import dev.gnomon.compare.json.JsonObject;
import dev.gnomon.compare.json.Name;
import dev.gnomon.compare.values.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds all places in a document that a pattern matches. Where {@code **} can match in several ways, the first of them
 * takes as few steps as possible. Visits each place once. For one search.
 */
final class Matches {

    private final PathPattern pattern;
    private final Predicate<Json> wanted;
    private final Work work;
    private final List<Name> path = new ArrayList<>();
    private final List<Match> found = new ArrayList<>();

    private Matches(PathPattern pattern, Predicate<Json> wanted, Work work) {
        this.pattern = pattern;
        this.wanted = wanted;
        this.work = work;
    }

    /**
     * How a beginning of the pattern matches the way so far.
     *
     * @param next the pattern's step that comes next
     * @param wildcards what the wildcards before it stand for, the last one first
     * @param deepFrom where in the path the {@code **} that comes next has begun; -1 if it has not
     */
    private record State(int next, @Nullable Capture wildcards, int deepFrom) {}

    /** A wildcard stands for the path from one depth to another. */
    private record Capture(@Nullable Capture before, int from, int to) {}

    /**
     * The places in document order, what is around others before them.
     *
     * @param wanted which values to look for, among those that are not changed yet
     */
    static List<Match> of(PathPattern pattern, Draft document, Predicate<Json> wanted, Work work) {
        Matches search = new Matches(pattern, wanted, work);
        search.visit(document, search.closure(List.of(new State(0, null, -1))));
        return search.found;
    }

    private void visit(Draft place, List<State> states) {
        Json closed = place.closed();
        if (closed != null) {
            visit(closed, states);
            return;
        }
        note(states);
        Map<Name, Draft> members = place.members();
        if (members != null) {
            members.forEach((name, part) -> enter(name, part, states));
        }
        List<@Nullable Draft> elements = place.elements();
        for (int i = 0; elements != null && i < elements.size(); i++) {
            Draft element = elements.get(i);
            if (element != null) {
                enter(IndexName.of(i), element, states);
            }
        }
    }

    private void enter(Name step, Draft part, List<State> states) {
        List<State> next = enter(step, states);
        if (!next.isEmpty()) {
            visit(part, next);
        }
        leave();
    }

    private void visit(Json value, List<State> states) {
        if (wanted.test(value)) {
            note(states);
        }
        if (value instanceof JsonObject object) {
            for (int i = 0; i < object.size(); i++) {
                List<State> next = enter(object.name(i), states);
                if (!next.isEmpty()) {
                    visit(object.value(i), next);
                }
                leave();
            }
        } else if (value instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                List<State> next = enter(IndexName.of(i), states);
                if (!next.isEmpty()) {
                    visit(array.get(i), next);
                }
                leave();
            }
        }
    }

    private List<State> enter(Name taken, List<State> states) {
        work.spend(states.size());
        int depth = path.size();
        path.add(taken);
        List<State> next = new ArrayList<>(states.size());
        for (State state : states) {
            if (state.next == pattern.steps().size()) {
                continue;
            }
            PathPattern.Step step = pattern.steps().get(state.next);
            switch (step.kind()) {
                case NAMED -> {
                    if (step.name().equals(taken.toString())) {
                        next.add(new State(state.next + 1, state.wildcards, -1));
                    }
                }
                case ANY -> next.add(new State(state.next + 1, new Capture(state.wildcards, depth, depth + 1), -1));
                case DEEP -> next.add(state);
            }
        }
        return next.isEmpty() ? next : closure(next);
    }

    private void leave() {
        path.remove(path.size() - 1);
    }

    /** Lets each {@code **} end where it is as well as go on; of two ways to one step the first stays. */
    private List<State> closure(List<State> states) {
        List<State> closed = new ArrayList<>();
        boolean[] seen = new boolean[pattern.steps().size() + 1];
        for (State first : states) {
            State state = first;
            while (!seen[state.next]) {
                seen[state.next] = true;
                boolean deep = state.next < pattern.steps().size()
                        && pattern.steps().get(state.next).kind() == PathPattern.Kind.DEEP;
                if (!deep) {
                    closed.add(state);
                    break;
                }
                int from = state.deepFrom < 0 ? path.size() : state.deepFrom;
                closed.add(new State(state.next, state.wildcards, from));
                state = new State(state.next + 1, new Capture(state.wildcards, from, path.size()), -1);
            }
        }
        return closed;
    }

    private void note(List<State> states) {
        for (State state : states) {
            if (state.next == pattern.steps().size()) {
                List<Name> way = List.copyOf(path);
                work.spend(way.size());
                List<List<Name>> captures = new ArrayList<>();
                for (Capture capture = state.wildcards; capture != null; capture = capture.before) {
                    captures.add(0, way.subList(capture.from, capture.to));
                }
                found.add(new Match(way, captures));
            }
        }
    }
}
