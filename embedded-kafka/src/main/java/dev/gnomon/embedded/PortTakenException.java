package dev.gnomon.embedded;

/** A broker could not listen on its port, because somebody else does. */
public final class PortTakenException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final int port;

    PortTakenException(int port, Throwable cause) {
        super("port " + port + " is taken", cause);
        this.port = port;
    }

    /** The port. */
    public int port() {
        return port;
    }
}
