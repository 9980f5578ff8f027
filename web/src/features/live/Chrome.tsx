import { Globe, Hand, LoaderCircle, Lock, Maximize2, Minimize2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cn } from "@/lib/cn";
import type { Hands } from "./hands";
import type { Tab } from "./messages";

interface ChromeProps {
  tabs: readonly Tab[];
  url: string;
  large: boolean;
  onLarge: (large: boolean) => void;
  hands?: Hands | undefined;
}

/** The browser's own top: its tabs and the address of the one shown. */
export function Chrome({ tabs, url, large, onLarge, hands }: ChromeProps) {
  return (
    <div className="border-b border-border bg-muted/70 @max-[15rem]/frame:hidden">
      {tabs.length > 1 && (
        <ul aria-label="Open tabs" className="flex gap-1 overflow-x-auto max-md:hidden px-2 pt-2 [scrollbar-width:none]">
          {tabs.map((tab) => (
            <li
              key={tab.id}
              aria-current={tab.active}
              title={tab.url}
              className={cn(
                "max-w-44 min-w-20 truncate rounded-t-lg px-3 py-1.5 text-xs text-muted-foreground",
                tab.active && "bg-card font-medium text-foreground",
              )}
            >
              {tab.title || tab.url || "New tab"}
            </li>
          ))}
        </ul>
      )}
      <div className={cn("flex items-center gap-2 p-2 max-md:p-1.5", tabs.length > 1 && "md:bg-card")}>
        <div className="flex h-7 min-w-0 flex-1 items-center gap-2 rounded-full bg-background px-3 text-xs text-muted-foreground">
          {url.startsWith("https:") ? <Lock className="size-3 shrink-0" aria-hidden /> : <Globe className="size-3 shrink-0" aria-hidden />}
          <span className="sr-only">Address: </span>
          <Address url={url} />
        </div>
        {tabs.length > 1 && <span className="text-xs whitespace-nowrap text-muted-foreground md:hidden">{tabs.length} tabs</span>}
        {hands && <HandsButton {...hands} />}
        <Button variant="ghost" size="icon-small" aria-label={large ? "Leave full size" : "Show the browser in full size"} aria-pressed={large} onClick={() => onLarge(!large)}>
          {large ? <Minimize2 /> : <Maximize2 />}
        </Button>
      </div>
    </div>
  );
}

/** Takes the browser over, or gives it back; nothing where somebody else has it. */
function HandsButton({ holder, coming, onTake, onGiveBack }: Hands) {
  if (holder === "other") return null;
  if (holder === "you") {
    return (
      <Button size="small" className="h-7 rounded-full" title="Or press Ctrl, Alt and Escape" aria-keyshortcuts="Control+Alt+Escape" onClick={onGiveBack}>
        <Hand aria-hidden />
        Give back
      </Button>
    );
  }
  if (!onTake) return null;
  return (
    <Button variant="outline" size="small" className="h-7 rounded-full" disabled={coming} title="The agent pauses, and your mouse and keyboard reach the page" onClick={onTake}>
      {coming ? <LoaderCircle className="animate-spin motion-reduce:animate-none" aria-hidden /> : <Hand aria-hidden />}
      {coming ? "Taking over…" : "Take over"}
    </Button>
  );
}

/** An address with the host set off, because that is the part to check. */
function Address({ url }: { url: string }) {
  if (!URL.canParse(url)) return <span className="truncate">{url || "No page yet"}</span>;
  const { host, pathname, search } = new URL(url);
  return (
    <span className="truncate">
      <span className="text-foreground">{host || url}</span>
      {host && `${pathname}${search}`}
    </span>
  );
}
