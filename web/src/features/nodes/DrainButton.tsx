import { useState } from "react";
import type { Node } from "@/api/client";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogTitle } from "@/components/ui/dialog";
import { useDrainNode } from "./mutations";
import { canDrain } from "./state";

/** Ends a node; for one in use it asks whether to wait for its session. */
export function DrainButton({ node }: { node: Node }) {
  const [asking, setAsking] = useState(false);
  const drain = useDrainNode();
  if (!canDrain(node.state)) return null;
  const choose = (now: boolean) => {
    setAsking(false);
    drain.mutate({ id: node.id, now });
  };
  return (
    <>
      <Button variant="outline" size="small" className="relative z-10 h-7" aria-label={`Drain node ${node.id.slice(-6)}`} disabled={drain.isPending} onClick={() => (node.state === "leased" ? setAsking(true) : choose(false))}>
        Drain
      </Button>
      <Dialog open={asking} onOpenChange={setAsking}>
        <DialogContent>
          <DialogTitle>A session uses this node</DialogTitle>
          <DialogDescription>End the node when the session gives it back, or park the session now and end the node at once?</DialogDescription>
          <div className="mt-6 flex flex-wrap justify-end gap-2">
            <Button variant="outline" onClick={() => choose(true)}>
              Park it now
            </Button>
            <Button onClick={() => choose(false)}>Wait for it</Button>
          </div>
        </DialogContent>
      </Dialog>
    </>
  );
}
