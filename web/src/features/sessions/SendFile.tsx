import { Upload } from "lucide-react";
import { useRef } from "react";
import type { Scope } from "@/api/client";
import { Button } from "@/components/ui/button";
import { useSendFile } from "./downloads";

/** Sends a file of this machine to the session's browser. */
export function SendFile({ session, scope, onSent }: { session: string; scope: Scope; onSent: (path: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const send = useSendFile(session, scope, onSent);
  return (
    <>
      <input
        ref={input}
        type="file"
        aria-label="File for the browser"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) send.mutate(file);
          event.target.value = "";
        }}
      />
      <Button variant="outline" size="small" disabled={send.isPending} onClick={() => input.current?.click()}>
        <Upload aria-hidden />
        {send.isPending ? "Sending…" : "Send a file"}
      </Button>
    </>
  );
}
