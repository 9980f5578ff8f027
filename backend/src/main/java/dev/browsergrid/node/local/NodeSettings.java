package dev.browsergrid.node.local;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `provider` says where browsers come from: `local` runs them on this machine, `simulated` runs none and pretends.
@ConfigurationProperties("browsergrid.nodes")
record NodeSettings(@DefaultValue("local") String provider) {}
