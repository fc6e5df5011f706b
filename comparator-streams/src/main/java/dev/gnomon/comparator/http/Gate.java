package dev.gnomon.comparator.http;

import dev.gnomon.comparator.config.HostPort;
import dev.gnomon.comparator.config.HttpConfig;
import dev.gnomon.comparator.peer.Installation;
import dev.gnomon.comparator.peer.PeerClient;
import dev.gnomon.comparator.peer.PeerProof;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says who may ask, and tells browsers what a page of ours may do. */
final class Gate {

    static final int MAX_BODY_BYTES = 64 << 10;

    private static final Pattern BEARER = Pattern.compile("(?i)bearer +(.*)");
    private static final Pattern JSON = Pattern.compile("(?i)application/json *(;.*)?");
    private static final Pattern CHARSET = Pattern.compile("(?i).*; *charset *=.*");
    private static final Pattern UTF_8 = Pattern.compile("(?i)[^;]*; *charset *= *(utf-8|\"utf-8\") *");

    private final byte @Nullable [] token;
    private final byte @Nullable [] viewerToken;
    private final boolean readsNeedToken;
    private final boolean onLoopback;
    private final HostPort advertised;
    private final Installation installation;
    private final @Nullable PeerProof proof;

    /** What {@code config} says; other instances of {@code installation} know this one as {@code advertised}. */
    Gate(HttpConfig config, HostPort advertised, Installation installation) {
        this.installation = installation;
        this.advertised = advertised;
        String configured = config.access().token();
        token = bytes(configured);
        viewerToken = bytes(config.access().viewerToken());
        readsNeedToken = configured != null && config.access().readsNeedToken();
        onLoopback = HttpConfig.isLoopback(config.host());
        proof = configured == null ? null : PeerProof.of(configured, installation);
    }

    /** For every request, before anything else. */
    void inspect(Context context) {
        context.header(
                        "Content-Security-Policy",
                        "default-src 'self'; base-uri 'none'; form-action 'none';" + " frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header(Header.CACHE_CONTROL, "no-store");
        if (context.contentLength() > MAX_BODY_BYTES) {
            throw new Problem(HttpStatus.CONTENT_TOO_LARGE, "a body may have " + MAX_BODY_BYTES + " bytes at most");
        }
        if (!readsNeedToken && onLoopback && !HttpConfig.isLoopback(hostName(context.header(Header.HOST)))) {
            // What is open is open to this machine. A page elsewhere that has its own name resolve to 127.0.0.1 gets
            // here, but its name is in the header.
            throw new Problem(HttpStatus.FORBIDDEN, "without a token for reading only loopback addresses are answered");
        }
    }

    /** For every route that is not open. */
    void admit(Context context) {
        if (readsNeedToken && !sends(context, viewerToken) && !sends(context, token)) {
            throw unauthorized(context, "a token");
        }
    }

    /** For what other instances ask: they show that they know the token, and do not send it. */
    void admitPeer(Context context) {
        context.header(Installation.HEADER, installation.id());
        String target = context.path() + "?" + context.queryString();
        if (proof != null && !proof.holds(context.header(PeerProof.HEADER), advertised, target)) {
            throw new Problem(HttpStatus.UNAUTHORIZED, "this is for other instances of the comparator only");
        }
        if (!installation.id().equals(context.header(Installation.HEADER))) {
            throw new Problem(
                    HttpStatus.MISDIRECTED_REQUEST, "this is for other instances of the same installation only");
        }
    }

    /** For what other instances are answered, in which they must be able to trust. */
    void sealForPeer(Context context) {
        byte[] rows = context.attribute(PeerRoutes.ROWS);
        String question = context.header(PeerProof.HEADER);
        if (proof != null && rows != null && question != null) {
            String stale = context.res().getHeader(PeerClient.STALE);
            context.header(PeerProof.HEADER, proof.ofAnswer(question, stale, rows));
        }
    }

    /** For every route that changes anything. A secret that is not set opens nothing. */
    void admitChange(Context context) {
        if (token == null) {
            throw new Problem(
                    HttpStatus.FORBIDDEN, "nothing can be changed here: the comparator was started without http.token");
        }
        if (sends(context, viewerToken)) {
            throw new Problem(HttpStatus.FORBIDDEN, "this token is for reading only: changes need that of http.token");
        }
        if (!sends(context, token)) {
            throw unauthorized(context, "the token of http.token");
        }
        String type = context.header(Header.CONTENT_TYPE);
        if (type == null || !isJson(type)) {
            throw new Problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "send the command as application/json in UTF-8");
        }
        if (context.header(Header.CONTENT_ENCODING) != null) {
            throw new Problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "send the command without Content-Encoding");
        }
    }

    private static boolean isJson(String type) {
        return JSON.matcher(type).matches()
                && (!CHARSET.matcher(type).matches() || UTF_8.matcher(type).matches());
    }

    private static Problem unauthorized(Context context, String wanted) {
        boolean wrong = sent(context) != null;
        context.header(Header.WWW_AUTHENTICATE, "Bearer realm=\"gnomon\"" + (wrong ? ", error=\"invalid_token\"" : ""));
        return new Problem(
                HttpStatus.UNAUTHORIZED,
                wrong
                        ? "the token that was sent is not " + wanted + " of this comparator"
                        : "send " + wanted + " as 'Authorization: Bearer ...'");
    }

    /** Takes as long for a token that is nearly right as for one that is all wrong. */
    private static boolean sends(Context context, byte @Nullable [] token) {
        String sent = sent(context);
        return token != null && sent != null && MessageDigest.isEqual(token, sent.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String sent(Context context) {
        String header = context.header(Header.AUTHORIZATION);
        Matcher bearer = BEARER.matcher(header == null ? "" : header);
        return bearer.matches() ? bearer.group(1) : null;
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hostName(@Nullable String header) {
        return header == null ? "" : header.replaceFirst(":\\d+$", "");
    }
}
