package dev.gnomon.comparator.counts;

import dev.gnomon.comparator.bytes.Hash;
import dev.gnomon.comparator.bytes.LongMap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The tallies of all migrations of one partition, found by the bytes of their slugs. Not safe for several threads. */
public final class Tallies {

    /** More migrations than these in one partition are refused, so that random names cannot fill the memory. */
    public static final int MOST_MIGRATIONS = 20_000;

    private final LongMap<Tally> byHash = new LongMap<>();
    private final ArrayDeque<Tally> unsent = new ArrayDeque<>();
    private final UnsavedTallies unsaved = new UnsavedTallies(this);

    /** Whether no further migration may be admitted. */
    public boolean isFull() {
        return byHash.size() >= MOST_MIGRATIONS;
    }

    /** The tally of the migration whose slug is a part of {@code bytes}; null where it has none yet. */
    public @Nullable Tally find(byte[] bytes, int from, int length) {
        long hash = Hash.of(bytes, from, length, 0);
        Tally tally = byHash.get(hash);
        while (tally != null && !tally.hasSlug(bytes, from, length)) {
            tally = byHash.get(++hash);
        }
        return tally;
    }

    /** The tally of a migration, made if there is none. */
    public Tally of(String migration) {
        byte[] slug = migration.getBytes(StandardCharsets.UTF_8);
        Tally known = find(slug, 0, slug.length);
        return known == null ? add(migration, slug) : known;
    }

    /** To be called whenever a tally is about to change: it has to be saved and handed on then. */
    public void touch(Tally tally) {
        markUnsent(tally);
        unsaved.touch(tally);
    }

    /** What is not durable yet. */
    public UnsavedTallies unsaved() {
        return unsaved;
    }

    /** Hands on up to {@code most} of those that changed, the longest waiting first. */
    public void handOn(int most, Consumer<Tally> receiver) {
        for (int handed = 0; handed < most; handed++) {
            Tally tally = unsent.poll();
            if (tally == null) {
                return;
            }
            tally.unsent = false;
            receiver.accept(tally);
        }
    }

    void forEach(Consumer<Tally> action) {
        byHash.forEach(action);
    }

    void markUnsent(Tally tally) {
        if (!tally.unsent) {
            tally.unsent = true;
            unsent.add(tally);
        }
    }

    private Tally add(String migration, byte[] slug) {
        long hash = Hash.of(slug, 0, slug.length, 0);
        while (byHash.get(hash) != null) {
            hash++;
        }
        Tally tally = new Tally(migration, hash);
        byHash.put(hash, tally);
        return tally;
    }
}
