package dev.gnomon.compare.values;

/**
 * A text that counts each character that is read as work. Counts in batches, so that counting costs little; for one
 * thread.
 */
final class MeteredText implements CharSequence {

    private static final int BATCH = 256;

    private final String text;
    private final Work work;
    private final int stepsPerCharacter;
    private int uncounted;

    MeteredText(String text, Work work, int stepsPerCharacter) {
        this.text = text;
        this.work = work;
        this.stepsPerCharacter = stepsPerCharacter;
    }

    @Override
    public char charAt(int index) {
        if (++uncounted == BATCH) {
            work.spend((long) BATCH * stepsPerCharacter);
            uncounted = 0;
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
