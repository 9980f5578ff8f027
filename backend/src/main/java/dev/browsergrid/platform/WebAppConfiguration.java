package dev.browsergrid.platform;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/// Serves the web app: its files, and its start page for every address that only the app itself knows.
@Configuration(proxyBeanMethods = false)
class WebAppConfiguration implements WebMvcConfigurer {
    private static final String FILES = "classpath:/static/";

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/playground", "/playground/");
        registry.addViewController("/playground/").setViewName("forward:/playground/index.html");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        // Vite names these by their content, so a name never changes what it means
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(FILES + "assets/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).immutable());
        registry.addResourceHandler("/playground/**")
                .addResourceLocations(FILES + "playground/")
                .setCacheControl(CacheControl.noCache());
        registry.addResourceHandler("/**")
                .addResourceLocations(FILES)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(true)
                .addResolver(new StartPageResolver());
    }

    /// Answers with the start page for what looks like one of the app's own addresses.
    private static final class StartPageResolver extends PathResourceResolver {
        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            Resource file = super.getResource(path, location);
            return file != null || !isAppAddress(path) ? file : super.getResource("index.html", location);
        }

        private static boolean isAppAddress(String path) {
            boolean ofServer = path.startsWith("api/")
                    || path.startsWith("v1/")
                    || path.startsWith("v3/")
                    || path.startsWith("actuator/")
                    || path.startsWith("playground/");
            return !ofServer && path.lastIndexOf('.') <= path.lastIndexOf('/');
        }
    }
}
