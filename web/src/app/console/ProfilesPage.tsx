import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Fingerprint, Plus } from "lucide-react";
import { useState } from "react";
import { EveryoneNote, EveryoneSwitch } from "@/components/Everyone";
import { Empty, Listing } from "@/components/Listing";
import { SearchBox } from "@/components/SearchBox";
import { Button } from "@/components/ui/button";
import { NewProfileDialog } from "@/features/profiles/NewProfileDialog";
import { ProfileTable } from "@/features/profiles/ProfileTable";
import { profilesQuery } from "@/features/profiles/queries";
import { ConsolePage } from "./ConsolePage";
import { scopeOf, type PoolSearch } from "./search";

const route = getRouteApi("/shell/console/profiles");

/** One's lasting browser identities. */
export function ProfilesPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [creating, setCreating] = useState(false);
  const scope = scopeOf(search);
  const profiles = useInfiniteQuery(profilesQuery({ scope, query: search.query }));
  const change = (changes: PoolSearch) => void navigate({ search: (before) => ({ ...before, ...changes }), replace: true });
  const create = (
    <Button size="small" onClick={() => setCreating(true)}>
      <Plus aria-hidden />
      New profile
    </Button>
  );
  return (
    <ConsolePage title="Profiles" actions={create}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <SearchBox label="Find a profile" value={search.query ?? ""} onChange={(text) => change({ query: text || undefined })} className="w-64 max-sm:w-full" />
        <EveryoneSwitch scope={scope} onChange={(next) => change({ scope: next === "all" ? next : undefined })} />
      </div>
      <EveryoneNote scope={scope} of="profiles" />
      <Listing
        query={profiles}
        label="profiles"
        empty={
          search.query ? (
            <Empty icon={<Fingerprint />} title="No profile matches" text={`There is no profile with “${search.query}” in its name or description.`} />
          ) : (
            <Empty icon={<Fingerprint />} title="No profiles yet" text="A profile keeps logins, storage and open tabs from session to session. Give its name to a session or a client, and it goes on where the last one ended." />
          )
        }
      >
        {(rows) => <ProfileTable rows={rows} scope={scope} />}
      </Listing>
      {creating && <NewProfileDialog onClose={() => setCreating(false)} onCreated={({ id }) => void navigate({ to: "/console/profiles/$profileId", params: { profileId: id }, search: {} })} />}
    </ConsolePage>
  );
}
