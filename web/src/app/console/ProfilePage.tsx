import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { EveryoneNote } from "@/components/Everyone";
import { Loaded } from "@/components/Listing";
import { ProfileFacts } from "@/features/profiles/ProfileFacts";
import { profileQuery } from "@/features/profiles/queries";
import { Snapshots } from "@/features/profiles/Snapshots";
import { ConsolePage } from "./ConsolePage";
import { scopeOf } from "./search";

const route = getRouteApi("/shell/console/profiles/$profileId");
const parent = { to: "/console/profiles", label: "Profiles" } as const;

/** One profile: who uses it, its snapshots, and what can be done with them. */
export function ProfilePage() {
  const { profileId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const scope = scopeOf(search);
  const profile = useQuery(profileQuery(profileId, scope));
  const compare = (from?: number, to?: number) => void navigate({ search: (before) => ({ ...before, from, to }), replace: true });
  return (
    <ConsolePage title={profile.data?.name ?? "Profile"} parent={parent}>
      <EveryoneNote scope={scope} of="profiles" />
      <Loaded query={profile} label="the profile">
        {(data) => (
          <>
            <ProfileFacts profile={data} scope={scope} onDeleted={() => void navigate({ to: "/console/profiles", search: scope === "all" ? { scope } : {} })} />
            <Snapshots
              profile={data}
              scope={scope}
              compared={search}
              onCompare={compare}
              onForked={({ id }) => void navigate({ to: "/console/profiles/$profileId", params: { profileId: id }, search: {} })}
            />
          </>
        )}
      </Loaded>
    </ConsolePage>
  );
}
