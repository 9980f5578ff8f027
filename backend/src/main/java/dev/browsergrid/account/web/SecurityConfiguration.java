package dev.browsergrid.account.web;

import dev.browsergrid.account.login.Viewers;
import dev.browsergrid.platform.Problem;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Which addresses need a credential, and the two kinds there are: a session cookie, which needs the CSRF token beside
/// it, and an API token. Everything under `/api` and `/connect` needs one, except signing in and what leads to it;
/// pages and the playground are open.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final String[] OPEN = {"/api/v1/login", "/api/v1/welcome", "/api/v1/registration"};
    private static final String BY_SECRET = "/session/{id}/connect/by/**";
    /// Paths that are capabilities themselves; a cookie or token beside one may do as well, so their controller
    /// decides.
    private static final String[] SECRET = {
        "/session/{id}/connect/devtools/**",
        "/sessions/{id}/connect/devtools/**",
        "/api/v1/sessions/{id}/connect/devtools/**",
        BY_SECRET
    };

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
            Viewers viewers,
            TokenAuthentication tokens,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        http.securityContext(context -> context.securityContextRepository(contexts))
                .addFilterBefore(new TokenFilter(tokens, problems), CsrfFilter.class)
                .addFilterBefore(new LoginFilter(viewers), AnonymousAuthenticationFilter.class)
                .csrf(csrf ->
                        csrf.spa().ignoringRequestMatchers(TokenFilter::judges).ignoringRequestMatchers(BY_SECRET))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .formLogin(form -> form.disable())
                .httpBasic(basic -> basic.disable())
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .frameOptions(frame -> frame.sameOrigin()))
                .authorizeHttpRequests(requests -> requests.requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers(SECRET)
                        .permitAll()
                        .requestMatchers(Api.PATHS)
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
