package dev.browsergrid.agents.model;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.time.Duration;
import java.time.InstantSource;

/// Hands LangChain4j's models our client. The timeouts are ours: what a model's builder sets is ignored.
final class ModelHttp implements HttpClientBuilder {
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

    private final Vendor vendor;
    private final Duration patience;

    ModelHttp(Vendor vendor, Duration patience) {
        this.vendor = vendor;
        this.patience = patience;
    }

    @Override
    public Duration connectTimeout() {
        return patience.compareTo(LONGEST_CONNECT) < 0 ? patience : LONGEST_CONNECT;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        return this;
    }

    @Override
    public Duration readTimeout() {
        return patience;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        return this;
    }

    @Override
    public HttpClient build() {
        // HTTP/1.1: several self-hosted OpenAI-compatible servers lose the body of a request that offers an upgrade.
        // No redirects: a key goes only to the address it was given for.
        java.net.http.HttpClient client = java.net.http.HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(connectTimeout())
                .build();
        return new ModelHttpClient(client, vendor, patience, InstantSource.system());
    }
}
