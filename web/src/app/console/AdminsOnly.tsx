import { ShieldX } from "lucide-react";
import type { ReactNode } from "react";
import { useMe } from "@/api/useMe";
import { Empty } from "@/components/Listing";

/** Says so instead of asking the server for what it would refuse. */
export function AdminsOnly({ children }: { children: ReactNode }) {
  const { me, isAdmin } = useMe();
  if (isAdmin) return children;
  return me && <Empty icon={<ShieldX />} title="For admins" text="Ask somebody who runs this server." />;
}
