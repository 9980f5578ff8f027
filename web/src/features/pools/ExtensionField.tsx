import { useQuery } from "@tanstack/react-query";
import { Upload } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { bytes } from "@/lib/format";
import { useUploadExtension } from "./mutations";
import { extensionsQuery } from "./queries";

interface ExtensionFieldProps {
  chosen: readonly string[];
  onChange: (ids: readonly string[]) => void;
  problem: string | undefined;
}

/** Which of one's extensions the browsers start with; new ones are added as zip files. */
export function ExtensionField({ chosen, onChange, problem }: ExtensionFieldProps) {
  const { data: extensions = [] } = useQuery(extensionsQuery);
  const input = useRef<HTMLInputElement>(null);
  const upload = useUploadExtension((id) => onChange([...chosen, id]));
  return (
    <fieldset className="min-w-0 space-y-2 sm:col-span-2">
      <legend className="text-sm font-medium">Extensions</legend>
      {extensions.map(({ id, name, version, size }) => (
        <label key={id} className="flex items-center gap-2.5 text-sm">
          <Checkbox checked={chosen.includes(id)} onChange={(event) => onChange(event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))} />
          <span className="min-w-0 truncate">{name}</span>
          <span className="shrink-0 text-xs text-muted-foreground">
            {version} · {bytes(size)}
          </span>
        </label>
      ))}
      {problem && (
        <p role="alert" className="text-[13px] text-destructive">
          {problem}
        </p>
      )}
      <input
        ref={input}
        type="file"
        accept=".zip,application/zip"
        aria-label="Extension as a zip file"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) upload.mutate(file);
          event.target.value = "";
        }}
      />
      <Button variant="outline" size="small" disabled={upload.isPending} onClick={() => input.current?.click()}>
        <Upload aria-hidden />
        {upload.isPending ? "Sending…" : "Add a zip file"}
      </Button>
    </fieldset>
  );
}
