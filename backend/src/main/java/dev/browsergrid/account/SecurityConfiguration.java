package dev.browsergrid.account;

import dev.browsergrid.platform.Problem;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Which addresses need a signed-in person, and how a browser proves it is ours (session cookie with CSRF token).
/// Everything under `/api` needs one, except signing in; pages and the playground are open.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AdminSettings.class)
class SecurityConfiguration {
    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; img-src 'self' data: blob:; "
            + "style-src 'self' 'unsafe-inline'; connect-src 'self' ws: wss:; frame-ancestors 'self'; base-uri 'self'; "
            + "form-action 'self'";

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder();
    }

    @Bean
    SecurityContextRepository securityContextRepository() {
        return new HttpSessionSecurityContextRepository();
    }

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            SecurityContextRepository contexts,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        http.securityContext(context -> context.securityContextRepository(contexts))
                .csrf(csrf -> csrf.spa())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .formLogin(form -> form.disable())
                .httpBasic(basic -> basic.disable())
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .frameOptions(frame -> frame.sameOrigin()))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/api/v1/login")
                        .permitAll()
                        .requestMatchers("/api/**")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint((request, response, _) -> {
                            // touching the token makes the answer carry the cookie that signing in needs
                            if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
                                token.getToken();
                            }
                            problems.resolveException(
                                    request,
                                    response,
                                    null,
                                    new Problem(HttpStatus.UNAUTHORIZED, "unauthenticated", "Sign in first."));
                        })
                        .accessDeniedHandler((request, response, _) -> problems.resolveException(
                                request,
                                response,
                                null,
                                new Problem(
                                        HttpStatus.FORBIDDEN,
                                        "forbidden",
                                        "This request may not do that, or its CSRF token is missing or old."))));
        return http.build();
    }
}
