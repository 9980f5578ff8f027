package dev.browsergrid.updates;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/// Registers the updates' socket. Only pages of this server's own origin may open it.
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class UpdatesConfiguration implements WebSocketConfigurer {
    private final UpdatesSocket socket;

    UpdatesConfiguration(UpdatesSocket socket) {
        this.socket = socket;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(socket, "/api/v1/updates").addInterceptors(socket);
    }
}
