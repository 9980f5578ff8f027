import { useQuery } from "@tanstack/react-query";
import { KeyRound, Plus } from "lucide-react";
import { useState } from "react";
import { Empty, Loaded } from "@/components/Listing";
import { Button } from "@/components/ui/button";
import { tokensQuery } from "@/features/tokens/queries";
import { TokenDialog } from "@/features/tokens/TokenDialog";
import { TokenTable } from "@/features/tokens/TokenTable";
import { ConsolePage } from "./ConsolePage";

/** The keys of one's programs. */
export function TokensPage() {
  const tokens = useQuery(tokensQuery);
  const [creating, setCreating] = useState(false);
  const create = (
    <Button size="small" onClick={() => setCreating(true)}>
      <Plus aria-hidden />
      New token
    </Button>
  );
  return (
    <ConsolePage title="Tokens" actions={create}>
      <Loaded query={tokens} label="tokens">
        {(rows) =>
          rows.length === 0 ? (
            <Empty icon={<KeyRound />} title="No tokens yet" text="A token lets a program use Browsergrid in your name: open browsers, or give tasks to the agent." />
          ) : (
            <TokenTable rows={rows} />
          )
        }
      </Loaded>
      {creating && <TokenDialog onClose={() => setCreating(false)} />}
    </ConsolePage>
  );
}
