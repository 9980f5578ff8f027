package dev.browsergrid.model;

import dev.browsergrid.agents.model.ModelCatalog;
import dev.browsergrid.agents.model.ModelInfo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Lists the models.
@RestController
@RequestMapping("/api/v1/models")
@Tag(name = "models")
class ModelController {
    private final ModelCatalog catalog;

    ModelController(ModelCatalog catalog) {
        this.catalog = catalog;
    }

    record Model(String id, String provider, String label, boolean images, boolean offline, boolean isDefault) {}

    record ModelList(List<Model> data) {}

    @GetMapping
    @Operation(operationId = "listModels", summary = "The models that can be picked, the default first")
    ModelList list() {
        String defaultId = catalog.defaultModel().id();
        return new ModelList(catalog.models().stream()
                .map(info -> model(info, info.id().equals(defaultId)))
                .toList());
    }

    private static Model model(ModelInfo info, boolean isDefault) {
        return new Model(info.id(), info.provider(), info.label(), info.images(), info.offline(), isDefault);
    }
}
