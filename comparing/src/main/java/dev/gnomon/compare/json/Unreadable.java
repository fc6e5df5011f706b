package dev.gnomon.compare.json;

/** A text is not JSON, or beyond what is read. The message quotes nothing of it. */
public final class Unreadable extends Exception {

    private static final long serialVersionUID = 1;

    private final String sort;

    /**
     * @param sort completes the sentence "the old side's payload ..."
     * @param where which place, in brackets with a blank before, or empty
     */
    public Unreadable(String sort, String where) {
        super(sort + where, null, false, false);
        this.sort = sort;
    }

    /** The message without the place, so that all payloads with one defect share it. */
    public String sort() {
        return sort;
    }
}
