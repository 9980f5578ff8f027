/// The models a run can use: which exist is decided by the keys at hand; each vendor is reached through LangChain4j.
///
/// | vendor | environment | default model | sees images |
/// |---|---|---|---|
/// | OpenAI | `OPENAI_API_KEY`, `OPENAI_MODEL` | `gpt-5.4` | yes |
/// | OpenAI-compatible server | `OPENAI_BASE_URL` (with its `/v1`), `OPENAI_MODEL`, key if it wants one | `gpt-5.4` |
/// no |
/// | Anthropic | `ANTHROPIC_API_KEY`, `ANTHROPIC_MODEL`, `ANTHROPIC_BASE_URL` | `claude-sonnet-4-6` | yes |
/// | Gemini | `GEMINI_API_KEY`, `GEMINI_MODEL`, `GEMINI_BASE_URL` | `gemini-3.5-flash` | yes |
/// | Ollama | `OLLAMA_BASE_URL` or `OLLAMA_MODEL` | `qwen3` | no |
/// | offline rules | none | | no |
///
/// A `…_MODEL` may be a comma-separated list. The first model of the first vendor that is set up is the default; the
/// offline one comes last. `ModelCatalog` opens models, `ModelProblem` explains their failures. Between LangChain4j and
/// the network stands `ModelHttpClient`: it keeps `Retry-After`, ends every answer exactly once, and lets no key into a
/// log or an error. Nothing here retries; whoever calls decides that.
@NullMarked
package dev.browsergrid.agents.model;

import org.jspecify.annotations.NullMarked;
