import ReactMarkdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";

// Pictures in an answer come from pages nobody has vetted: they are named, not loaded.
const components: Components = {
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  ),
  img: ({ alt }) => <span>[picture{alt ? `: ${alt}` : ""}]</span>,
};
const plugins = [remarkGfm];

/** Markdown from a model: no raw HTML, no requests to foreign hosts, links open elsewhere. */
export function Markdown({ children }: { children: string }) {
  return (
    <div className="prose-answer">
      <ReactMarkdown remarkPlugins={plugins} components={components} skipHtml>
        {children}
      </ReactMarkdown>
    </div>
  );
}
