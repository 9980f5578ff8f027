import { Upload } from "lucide-react";
import { useRef } from "react";
import type { Scope } from "@/api/client";
import { Button } from "@/components/ui/button";
import { useImport } from "./mutations";

/** Makes an archive of this machine the profile's next snapshot. */
export function ImportButton({ profile, scope }: { profile: string; scope: Scope }) {
  const input = useRef<HTMLInputElement>(null);
  const take = useImport(profile, scope);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".zst"
        aria-label="Archive to import"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) take.mutate(file);
          event.target.value = "";
        }}
      />
      <Button variant="outline" size="small" disabled={take.isPending} onClick={() => input.current?.click()}>
        <Upload aria-hidden />
        {take.isPending ? "Importing…" : "Import"}
      </Button>
    </>
  );
}
