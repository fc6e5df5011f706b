package dev.gnomon.compare.rules;

/** A rule cannot be applied to a document. The message names the rule and quotes nothing of the document. */
public final class CannotApply extends Exception {

    private static final long serialVersionUID = 1;

    CannotApply(String message) {
        super(message, null, false, false);
    }
}
