package dev.browsergrid.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;

/// Another proxy in front of the same browser, as Debian packages it.
record Front(String name, int port, Process process) implements AutoCloseable {
    /// HAProxy in TCP mode; nothing where it is not installed.
    static Optional<Front> haproxy(int browser, Path directory) throws IOException {
        int port = free();
        Path settings = Files.writeString(directory.resolve("haproxy.cfg"), """
            defaults
              mode tcp
              timeout connect 5s
              timeout client 1h
              timeout server 1h
            listen browser
              bind 127.0.0.1:%d
              server chromium 127.0.0.1:%d
            """.formatted(port, browser));
        return start("HAProxy", port, List.of("haproxy", "-db", "-f", settings.toString()));
    }

    /// nginx, which knows of WebSockets; nothing where it is not installed.
    static Optional<Front> nginx(int browser, Path directory) throws IOException {
        int port = free();
        Path settings = Files.writeString(directory.resolve("nginx.conf"), """
            daemon off;
            pid %1$s/nginx.pid;
            error_log %1$s/nginx.log;
            worker_processes auto;
            events { worker_connections 4096; }
            http {
              access_log off;
              client_body_temp_path %1$s/body;
              proxy_temp_path %1$s/proxy;
              fastcgi_temp_path %1$s/fastcgi;
              uwsgi_temp_path %1$s/uwsgi;
              scgi_temp_path %1$s/scgi;
              server {
                listen 127.0.0.1:%2$d;
                location / {
                  proxy_pass http://127.0.0.1:%3$d;
                  proxy_http_version 1.1;
                  proxy_set_header Upgrade $http_upgrade;
                  proxy_set_header Connection upgrade;
                  proxy_set_header Host 127.0.0.1:%3$d;
                  proxy_buffering off;
                  proxy_read_timeout 1h;
                }
              }
            }
            """.formatted(directory, port, browser));
        return start("nginx", port, List.of("nginx", "-c", settings.toString()));
    }

    private static Optional<Front> start(String name, int port, List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> answers(port) || !process.isAlive());
            if (process.isAlive()) {
                return Optional.of(new Front(name, port, process));
            }
        } catch (IOException e) {
            // not installed
        }
        System.out.println(name + " is absent: apt-get install haproxy nginx-light");
        return Optional.empty();
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
