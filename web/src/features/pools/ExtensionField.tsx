import { useQuery } from "@tanstack/react-query";
import { Trash2, Upload } from "lucide-react";
import { useRef, useState } from "react";
import type { Extension } from "@/api/client";
import { Confirm } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { bytes } from "@/lib/format";
import { useDeleteExtension, useUploadExtension } from "./extensions";
import { extensionsQuery } from "./queries";

interface ExtensionFieldProps {
  chosen: readonly string[];
  onChange: (ids: readonly string[]) => void;
  problem: string | undefined;
}

/** Which of one's extensions the browsers start with; new ones are added as zip files, old ones deleted. */
export function ExtensionField({ chosen, onChange, problem }: ExtensionFieldProps) {
  const { data: extensions } = useQuery(extensionsQuery);
  const input = useRef<HTMLInputElement>(null);
  const upload = useUploadExtension((id) => onChange([...chosen, id]));
  const choose = (id: string, wanted: boolean) => onChange(wanted ? [...chosen, id] : chosen.filter((one) => one !== id));
  const foreign = extensions ? chosen.filter((id) => !extensions.some((extension) => extension.id === id)) : [];
  return (
    <fieldset className="min-w-0 space-y-2 sm:col-span-2">
      <legend className="text-sm font-medium">Extensions</legend>
      {extensions?.map((extension) => (
        <Item key={extension.id} extension={extension} chosen={chosen.includes(extension.id)} onChoose={choose} />
      ))}
      {foreign.map((id) => (
        <label key={id} className="flex min-h-7 items-center gap-2.5 text-sm">
          <Checkbox checked onChange={() => choose(id, false)} />
          <span className="min-w-0 truncate">{`Extension ${id.slice(-6)}, not one of yours`}</span>
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

interface ItemProps {
  extension: Extension;
  chosen: boolean;
  onChoose: (id: string, wanted: boolean) => void;
}

function Item({ extension, chosen, onChoose }: ItemProps) {
  const { id, name, version, size } = extension;
  const [asking, setAsking] = useState(false);
  const remove = useDeleteExtension(() => onChoose(id, false));
  return (
    <div className="flex items-center gap-2">
      <label className="flex min-h-7 min-w-0 items-center gap-2.5 text-sm">
        <Checkbox checked={chosen} onChange={(event) => onChoose(id, event.target.checked)} />
        <span className="min-w-0 truncate">{name}</span>
        <span className="shrink-0 text-xs text-muted-foreground">
          {version} · {bytes(size)}
        </span>
      </label>
      <Button variant="ghost" size="icon-small" aria-label={`Delete the extension ${name}`} disabled={remove.isPending} onClick={() => setAsking(true)}>
        <Trash2 />
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={`Delete the extension “${name}”?`}
        description="It can’t be chosen for pools any more. One that a pool still loads is not deleted."
        action="Delete"
        onConfirm={() => remove.mutate(extension)}
      />
    </div>
  );
}
