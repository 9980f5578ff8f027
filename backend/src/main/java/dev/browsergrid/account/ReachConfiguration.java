package dev.browsergrid.account;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Makes `Reach` an argument of controllers and its `scope` a documented parameter of theirs.
@Configuration(proxyBeanMethods = false)
class ReachConfiguration implements WebMvcConfigurer {
    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ReachResolver());
    }

    @Bean
    OperationCustomizer reachInOpenApi() {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Reach.class);
        return ReachConfiguration::describe;
    }

    private static Operation describe(Operation operation, HandlerMethod method) {
        if (Arrays.asList(method.getMethod().getParameterTypes()).contains(Reach.class)) {
            operation.addParametersItem(new QueryParameter()
                    .name(ReachResolver.PARAMETER)
                    .description("Whose things are meant; `all` is for admins")
                    .schema(new StringSchema()
                            .addEnumItem("own")
                            .addEnumItem("all")
                            ._default("own")));
        }
        return operation;
    }
}
