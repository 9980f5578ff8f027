import { useQuery } from "@tanstack/react-query";
import { Laptop, Smartphone } from "lucide-react";
import type { Login } from "@/api/client";
import { Loaded } from "@/components/Listing";
import { Moment } from "@/components/Moment";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { useEndLogin } from "./mutations";
import { loginsQuery } from "./queries";

/** Where one is signed in, with a way out of each. */
export function Logins() {
  const logins = useQuery(loginsQuery);
  const end = useEndLogin();
  return (
    <Loaded query={logins} label="your logins" rows={3}>
      {(rows) => (
        <ul aria-label="Active logins" className="divide-y divide-border">
          {rows.map((login) => (
            <Item key={login.id} login={login} pending={end.isPending && end.variables === login.id} onEnd={() => end.mutate(login.id)} />
          ))}
        </ul>
      )}
    </Loaded>
  );
}

function Item({ login: { device, ip, signed_in_at, last_seen_at, current }, pending, onEnd }: { login: Login; pending: boolean; onEnd: () => void }) {
  const Icon = /phone|android|mobile/i.test(device) ? Smartphone : Laptop;
  return (
    <li className="flex items-center gap-3.5 py-3 first:pt-0 last:pb-0">
      <span aria-hidden className="grid size-9 shrink-0 place-items-center rounded-lg bg-muted text-muted-foreground">
        <Icon className="size-4.5" />
      </span>
      <div className="min-w-0 flex-1 text-sm">
        <p className="flex flex-wrap items-center gap-x-2 font-medium">
          <span className="min-w-0 truncate">{device}</span>
          {current && <Badge tone="good">This one</Badge>}
        </p>
        <p className="flex flex-wrap gap-x-3 text-[13px] text-muted-foreground">
          <span className="min-w-0 truncate">{ip}</span>
          <span>
            seen <Moment at={last_seen_at} />
          </span>
          <span>
            signed in <Moment at={signed_in_at} />
          </span>
        </p>
      </div>
      {!current && (
        <Button variant="outline" size="small" aria-label={`Sign out ${device}`} disabled={pending} onClick={onEnd}>
          Sign out
        </Button>
      )}
    </li>
  );
}
