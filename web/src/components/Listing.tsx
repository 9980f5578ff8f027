import { LoaderCircle, RotateCw, SearchX, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { messageOf, Problem } from "@/api/problem";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";

/** What a list shows when there is nothing in it: what would be here, and how to get it. */
export function Empty({ icon, title, text, children }: { icon: ReactNode; title: string; text: string; children?: ReactNode }) {
  return (
    <div className="rounded-xl border border-dashed border-border-strong px-6 py-12 text-center">
      <span aria-hidden className="mx-auto mb-3 grid size-10 place-items-center rounded-xl bg-muted text-muted-foreground [&_svg]:size-5">
        {icon}
      </span>
      <p className="font-medium">{title}</p>
      <p className="mx-auto mt-1 max-w-md text-sm text-balance text-muted-foreground">{text}</p>
      {children && <div className="mt-5 flex flex-wrap justify-center gap-2">{children}</div>}
    </div>
  );
}

/** Something could not be loaded: why, and another try. */
export function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <div role="alert" className="flex flex-wrap items-center gap-3 rounded-xl border border-border bg-card px-4 py-3.5 text-sm">
      <TriangleAlert aria-hidden className="size-4 shrink-0 text-destructive" />
      <p className="min-w-0 flex-1">{messageOf(error)}</p>
      <Button variant="outline" size="small" onClick={onRetry}>
        <RotateCw aria-hidden />
        Try again
      </Button>
    </div>
  );
}

/** Rows to come. */
export function Waiting({ label, rows = 5 }: { label: string; rows?: number }) {
  return (
    <div role="status" aria-label={`Loading ${label}`} className="divide-y divide-border rounded-xl border border-border bg-card">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex items-center gap-6 px-4 py-3.5">
          <Skeleton className="h-4 w-1/3" />
          <Skeleton className="h-4 w-1/6" />
          <Skeleton className="ml-auto h-4 w-1/5 max-md:hidden" />
        </div>
      ))}
    </div>
  );
}

interface Loadable<T> {
  data: T | undefined;
  error: unknown;
  refetch: () => unknown;
}

interface LoadedProps<T> {
  query: Loadable<T>;
  /** What is being loaded, in the plural or with an article. */
  label: string;
  rows?: number;
  children: (data: T) => ReactNode;
}

/** Shows what a query has: skeletons, the failure with a retry, or the data; of what is gone not even what was known of it. */
export function Loaded<T>({ query, label, rows = 5, children }: LoadedProps<T>) {
  if (query.error instanceof Problem && query.error.status === 404) return <Empty icon={<SearchX />} title="Not found" text={query.error.message} />;
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  return <Waiting label={label} rows={rows} />;
}

interface Pages<Row> extends Loadable<{ pages: { data: Row[] }[] }> {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

interface ListingProps<Row> {
  query: Pages<Row>;
  label: string;
  empty: ReactNode;
  children: (rows: Row[]) => ReactNode;
}

/** A list that comes in pages: as `Loaded`, with what to say when it is empty and a way to the next page. */
export function Listing<Row>({ query, label, empty, children }: ListingProps<Row>) {
  return (
    <Loaded query={query} label={label}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.data);
        if (rows.length === 0) return empty;
        return (
          <div className="space-y-3">
            {children(rows)}
            {query.hasNextPage && (
              <div className="text-center">
                <Button variant="outline" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {query.isFetchingNextPage && <LoaderCircle className="animate-spin" aria-hidden />}
                  Load more
                </Button>
              </div>
            )}
          </div>
        );
      }}
    </Loaded>
  );
}
