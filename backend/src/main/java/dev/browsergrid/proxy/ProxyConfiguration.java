package dev.browsergrid.proxy;

import dev.browsergrid.session.ConnectPaths;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.UrlHandlerFilter;

/// Other spellings of DevTools addresses: with a slash at the end, which some clients put there and Chromium does not
/// mind, and with the secret in the host's name.
@Configuration(proxyBeanMethods = false)
class ProxyConfiguration {
    @Bean
    FilterRegistrationBean<UrlHandlerFilter> devToolsSlashes() {
        FilterRegistrationBean<UrlHandlerFilter> filter =
                new FilterRegistrationBean<>(UrlHandlerFilter.trailingSlashHandler(
                                "/connect/**",
                                "/api/v1/connect/**",
                                "/session/*/connect/**",
                                "/sessions/*/connect/**",
                                "/api/v1/sessions/*/connect/**")
                        .wrapRequest()
                        .build());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return filter;
    }

    @Bean
    FilterRegistrationBean<SecretHosts> secretHosts(ConnectPaths paths) {
        FilterRegistrationBean<SecretHosts> filter = new FilterRegistrationBean<>(new SecretHosts(paths));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    /// Tomcat keeps its buffers for as long as a connection lasts; requests are read as well into half of them.
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> smallBuffers() {
        return factory ->
                factory.addConnectorCustomizers(connector -> connector.setProperty("socket.appReadBufSize", "4096"));
    }
}
