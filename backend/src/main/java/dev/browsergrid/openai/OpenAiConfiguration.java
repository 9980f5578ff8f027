package dev.browsergrid.openai;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Puts OpenAI's form of refusals before the server's own, also where nobody has a valid token.
@Configuration(proxyBeanMethods = false)
class OpenAiConfiguration implements WebMvcConfigurer {
    @Override
    public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        resolvers.addFirst(new OpenAiErrors());
    }
}
