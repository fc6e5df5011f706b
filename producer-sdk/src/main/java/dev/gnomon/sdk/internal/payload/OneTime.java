package dev.gnomon.sdk.internal.payload;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Types whose values can be read only once, or only by waiting: writing one takes it away from the caller. */
final class OneTime {

    /** By name: half of them are in modules and libraries that a service may not have. */
    private static final Set<String> TYPES = Set.of(
            "java.lang.AutoCloseable",
            "java.util.Iterator",
            "java.util.Enumeration",
            "java.util.Spliterator",
            "java.util.ServiceLoader",
            "java.io.InputStream",
            "java.io.Reader",
            "java.util.concurrent.Future",
            "java.util.concurrent.CompletionStage",
            "java.util.concurrent.Flow$Publisher",
            "java.util.concurrent.Flow$Subscription",
            "java.nio.channels.Channel",
            "java.sql.ResultSet",
            "java.sql.Blob",
            "java.sql.Clob",
            "java.sql.SQLXML",
            "java.sql.Array",
            "org.reactivestreams.Publisher",
            "io.reactivex.SingleSource",
            "io.reactivex.MaybeSource",
            "io.reactivex.CompletableSource",
            "io.reactivex.ObservableSource",
            "io.reactivex.rxjava3.core.SingleSource",
            "io.reactivex.rxjava3.core.MaybeSource",
            "io.reactivex.rxjava3.core.CompletableSource",
            "io.reactivex.rxjava3.core.ObservableSource",
            "io.smallrye.mutiny.Uni",
            "io.vertx.core.Future",
            "kotlin.sequences.Sequence",
            "kotlinx.coroutines.Job",
            "kotlinx.coroutines.flow.Flow",
            "scala.concurrent.Future",
            "org.springframework.core.io.InputStreamSource",
            "jakarta.activation.DataSource",
            "jakarta.activation.DataHandler",
            "javax.activation.DataSource",
            "javax.activation.DataHandler",
            "javax.xml.stream.XMLStreamReader",
            "jakarta.ws.rs.core.Response",
            "javax.ws.rs.core.Response");

    private OneTime() {}

    /** Why values of {@code type} must not be touched; null if they may be. */
    static @Nullable String why(Class<?> type) {
        return isOneTime(type) ? reason(type.getName()) : null;
    }

    static String reason(String type) {
        return type
                + " can be read only once, or has to be waited for, so Gnomon does not touch it: use readAsync for an "
                + "answer that comes later, buffer the answer in a List, a String or a byte[], or give the migration an "
                + "encoder (MigrationOptions.payload)";
    }

    private static boolean isOneTime(Class<?> type) {
        Deque<Class<?>> left = new ArrayDeque<>(List.of(type));
        while (!left.isEmpty()) {
            Class<?> next = left.pop();
            if (TYPES.contains(next.getName())) {
                return true;
            }
            left.addAll(List.of(next.getInterfaces()));
            if (next.getSuperclass() != null) {
                left.push(next.getSuperclass());
            }
        }
        return false;
    }
}
