package dev.browsergrid.connect;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The parameters of a claim, for the API's description. [ConnectWish] reads them.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameters({
    @Parameter(
            in = ParameterIn.QUERY,
            name = "pool",
            description = "Id or name of the pool to claim from",
            schema = @Schema(type = "string", defaultValue = "default")),
    @Parameter(
            in = ParameterIn.QUERY,
            name = "profile",
            description = "The profile (id or name) the browser begins with and is saved to",
            schema = @Schema(type = "string")),
    @Parameter(
            in = ParameterIn.QUERY,
            name = "read_only",
            description = "Begin with the profile and never save to it",
            schema = @Schema(type = "boolean")),
    @Parameter(in = ParameterIn.QUERY, name = "session_name", schema = @Schema(type = "string")),
    @Parameter(
            in = ParameterIn.QUERY,
            name = "timeout_minutes",
            description = "How long the browser may be used at most",
            schema = @Schema(type = "integer", format = "int32")),
    @Parameter(
            in = ParameterIn.QUERY,
            name = "keep_alive",
            description = "Seconds the browser stays after its last client left",
            schema = @Schema(type = "integer", format = "int32")),
    @Parameter(
            in = ParameterIn.QUERY,
            name = "viewport",
            description = "Width and height, such as 1280x800",
            schema = @Schema(type = "string")),
    @Parameter(
            in = ParameterIn.QUERY,
            name = "wait",
            description = "Seconds to wait in line for a browser",
            schema = @Schema(type = "integer", format = "int32")),
    @Parameter(
            in = ParameterIn.QUERY,
            name = "deny",
            description = "Hosts that pages may not reach, separated by commas",
            schema = @Schema(type = "string")),
    @Parameter(
            in = ParameterIn.QUERY,
            name = "only",
            description = "The only hosts that pages may reach, separated by commas",
            schema = @Schema(type = "string")),
    @Parameter(
            in = ParameterIn.QUERY,
            name = "key",
            description = "Asking again with the same key answers the same session",
            schema = @Schema(type = "string"))
})
@interface ConnectParameters {}
