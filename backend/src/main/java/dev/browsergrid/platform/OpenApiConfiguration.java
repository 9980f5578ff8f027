package dev.browsergrid.platform;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the served OpenAPI document says about the API as a whole.
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Browsergrid")
                        .version("1")
                        .description("Chats and runs of a computer-use agent in real browsers. Errors are RFC 9457 "
                                + "problem documents with a stable `code`."))
                .servers(List.of());
    }

    @Bean
    ModelResolver modelResolver() {
        return new RecordSchemas(Json.mapper());
    }

    @Bean
    OpenApiRules openApiRules() {
        return new OpenApiRules();
    }
}
