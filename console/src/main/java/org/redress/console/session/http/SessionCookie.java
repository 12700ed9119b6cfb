package org.redress.console.session.http;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.redress.console.ConsoleConfig;
import org.redress.console.session.ManageSessions;
import org.redress.console.session.SessionToken;

/** The cookie that carries the session: {@code __Host-session} under https, {@code redress-session} on plain http. */
@ApplicationScoped
public class SessionCookie {

    private final boolean secure;

    SessionCookie(ConsoleConfig config) {
        this.secure = "https".equals(config.publicUrl().getScheme());
    }

    /** The token that a request carries, if it has the form of one. */
    public Optional<SessionToken> read(HttpServerRequest request) {
        Cookie cookie = request.getCookie(name());
        return cookie == null ? Optional.empty() : SessionToken.parse(cookie.getValue());
    }

    /** The Set-Cookie header of a new session. */
    String set(SessionToken token) {
        return name() + "=" + token.value() + attributes() + "; Max-Age=" + ManageSessions.ABSOLUTE.toSeconds();
    }

    /** The Set-Cookie header that removes it. */
    String clear() {
        return name() + "=" + attributes() + "; Max-Age=0";
    }

    private String name() {
        return secure ? "__Host-session" : "redress-session";
    }

    private String attributes() {
        return "; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "");
    }
}
