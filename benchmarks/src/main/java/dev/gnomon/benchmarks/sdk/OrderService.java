package dev.gnomon.benchmarks.sdk;

/** A service that is migrated. Both of its sides answer at once, so that only what is around the call is measured. */
final class OrderService {

    // Not final, so that the compiler cannot take the answers for constants.
    private Answer oldAnswer = Answer.sample();
    private Answer newAnswer = Answer.sample();

    Answer oldSide(String requestId) {
        return requestId.isEmpty() ? swap() : oldAnswer;
    }

    Answer newSide(String requestId) {
        return requestId.isEmpty() ? swap() : newAnswer;
    }

    private Answer swap() {
        Answer answer = oldAnswer;
        oldAnswer = newAnswer;
        newAnswer = answer;
        return answer;
    }
}
