package dev.browsergrid.account.person;

import java.io.PrintStream;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Tells the person at the console where the server is, and on the very first start how to sign in. The password is
/// written to the console alone, never to a log.
@Component
class StartNotice {
    private final FirstAdmin firstAdmin;
    private final ServletWebServerApplicationContext server;

    StartNotice(FirstAdmin firstAdmin, ServletWebServerApplicationContext server) {
        this.firstAdmin = firstAdmin;
        this.server = server;
    }

    @EventListener(ApplicationReadyEvent.class)
    void show() {
        // there is no web server in tests that do without one
        if (server.getWebServer() == null) {
            return;
        }
        PrintStream console = System.out;
        console.println();
        console.println("  Browsergrid is ready:  http://localhost:"
                + server.getWebServer().getPort());
        firstAdmin.made().ifPresent(made -> {
            console.println("  sign in as:            " + made.email());
            made.generatedPassword().ifPresent(password -> {
                console.println("  with the password:     " + password);
                console.println("  (shown this once; BROWSERGRID_ADMIN_PASSWORD sets your own before the first start)");
            });
        });
        console.println("  stop with Ctrl-C");
        console.println();
    }
}
