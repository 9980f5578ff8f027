package dev.browsergrid;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/// Starts the server.
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class) // people are in the database
public class Browsergrid {
    public static void main(String[] arguments) {
        SpringApplication.run(Browsergrid.class, arguments);
    }
}
