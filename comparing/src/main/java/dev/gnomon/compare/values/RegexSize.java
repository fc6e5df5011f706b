package dev.gnomon.compare.values;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How large a regular expression becomes when it is compiled, told before it is: counted repetitions multiply, so a
 * short expression can ask for a billion instructions, and groups nest on the stack. For one expression.
 */
final class RegexSize {

    /** Instructions, about. Every character of a text may have to be held against all of them. */
    static final int MAX_SIZE = 5_000;

    /** Groups inside groups. */
    static final int MAX_DEPTH = 100;

    private final String expression;
    private final Deque<Long> outer = new ArrayDeque<>();
    private long size;
    private long last;
    private int at;

    private RegexSize(String expression) {
        this.expression = expression;
    }

    /** @throws IllegalArgumentException if the expression is too large */
    static void check(String expression) {
        if (new RegexSize(expression).estimate() > MAX_SIZE) {
            throw new IllegalArgumentException(
                    "the expression is too large: with its repetitions written out, it may have " + MAX_SIZE
                            + " characters, and groups inside groups up to " + MAX_DEPTH + " deep");
        }
    }

    /** An expression that is malformed gets some number; compiling it will tell. */
    private long estimate() {
        while (at < expression.length()) {
            if (outer.size() > MAX_DEPTH || size > MAX_SIZE) {
                return Long.MAX_VALUE;
            }
            next(expression.charAt(at++));
        }
        while (!outer.isEmpty()) {
            close();
        }
        return size + last;
    }

    private void next(char c) {
        switch (c) {
            case '(' -> {
                finishAtom();
                outer.push(size);
                size = 0;
            }
            case ')' -> close();
            case '{' -> repeat();
            case '[' -> {
                atom(1);
                at = behindClass();
            }
            case '\\' -> escape();
            default -> atom(1);
        }
    }

    private void atom(long instructions) {
        finishAtom();
        last = instructions;
    }

    private void finishAtom() {
        size += last;
        last = 0;
    }

    private void close() {
        finishAtom();
        long inner = size + 2;
        if (!outer.isEmpty()) {
            size = outer.pop();
            last = inner;
        }
    }

    private void repeat() {
        int end = expression.indexOf('}', at);
        long times = 0;
        for (String bound : expression.substring(at, end < 0 ? at : end).split(",", 2)) {
            if (!bound.isEmpty() && bound.length() <= 4 && bound.chars().allMatch(Character::isDigit)) {
                times = Math.max(times, Long.parseLong(bound));
            }
        }
        last = Math.max(last, 1) * Math.max(times, 1);
    }

    private void escape() {
        if (at < expression.length() && expression.charAt(at) == 'Q') {
            int end = expression.indexOf("\\E", at);
            int stop = end < 0 ? expression.length() : end + 2;
            atom(stop - at);
            at = stop;
        } else {
            atom(1);
            at++;
        }
    }

    private int behindClass() {
        int i = at;
        if (i < expression.length() && expression.charAt(i) == '^') {
            i++;
        }
        if (i < expression.length() && expression.charAt(i) == ']') {
            i++;
        }
        while (i < expression.length() && expression.charAt(i) != ']') {
            if (expression.startsWith("[:", i) && expression.indexOf(":]", i) > 0) {
                i = expression.indexOf(":]", i) + 1;
            } else if (expression.charAt(i) == '\\') {
                i++;
            }
            i++;
        }
        return Math.min(i + 1, expression.length());
    }
}
