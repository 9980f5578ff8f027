package dev.browsergrid.account.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.buf.MessageBytes;

/// Takes `?token=` off every request before anything else sees it, so that no log, error page, forwarded request or
/// audit entry can contain it, Tomcat's own included. The token goes on as an attribute of the request; the answer
/// tells
/// the browser not to pass the address on.
final class QueryTokenValve extends ValveBase {
    static final String ATTRIBUTE = QueryTokenValve.class.getName();
    private static final String NAME = "token";

    QueryTokenValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        MessageBytes query = request.getCoyoteRequest().queryString();
        String text = query.isNull() ? "" : query.toString();
        if (!text.isEmpty()) {
            takeOff(request, response, query, text);
        }
        getNext().invoke(request, response);
    }

    private static void takeOff(Request request, Response response, MessageBytes query, String text) {
        List<String> kept = new ArrayList<>();
        for (String part : text.split("&", -1)) {
            int equals = part.indexOf('=');
            if (decode(equals < 0 ? part : part.substring(0, equals)).equals(NAME)) {
                request.setAttribute(ATTRIBUTE, equals < 0 ? "" : decode(part.substring(equals + 1)));
                response.setHeader("Referrer-Policy", "no-referrer");
            } else {
                kept.add(part);
            }
        }
        String rest = String.join("&", kept);
        if (!rest.equals(text)) {
            query.setString(rest);
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
