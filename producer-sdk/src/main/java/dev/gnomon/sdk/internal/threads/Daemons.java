package dev.gnomon.sdk.internal.threads;

/**
 * Makes the SDK's threads. A thread takes nothing over from whoever happens to make it: neither thread-locals, which may
 * hold a user, nor the context class loader, which may belong to another application.
 */
public final class Daemons {

    private static final long DEFAULT_STACK = 0;
    private static final boolean INHERITING = false;

    private Daemons() {}

    /** A daemon thread that does {@code work} once it is started. */
    public static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(null, work, name, DEFAULT_STACK, INHERITING);
        thread.setDaemon(true);
        thread.setContextClassLoader(Daemons.class.getClassLoader());
        return thread;
    }
}
