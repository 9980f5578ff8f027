import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Scope } from "@/api/client";
import { reportSignedOut } from "@/api/request";
import { TOPICS, type Topic } from "./messages";
import { reduceUpdates, staleKeys, type UpdatesStatus } from "./reducer";
import { followUpdates, type Updates } from "./socket";

const ADMINS_ONLY = new Set<Topic>(["nodes", "users"]);

/** Keeps what is shown up to date: one socket for the whole app, whose news make queries stale. */
export function useUpdates({ admin, scope }: { admin: boolean; scope: Scope }): { status: UpdatesStatus; present: (chatId: string | null) => void } {
  const queries = useQueryClient();
  const [status, setStatus] = useState<UpdatesStatus>("connecting");
  const updates = useRef<Updates | null>(null);
  const latestScope = useRef(scope);
  const latestChat = useRef<string | null>(null);

  useEffect(() => {
    latestScope.current = scope;
    updates.current?.subscribe(subscription(admin, scope));
  }, [admin, scope]);

  useEffect(() => {
    let known: UpdatesStatus = "connecting";
    const following = followUpdates(subscription(admin, latestScope.current), (event) => {
      for (const queryKey of staleKeys(known, event)) void queries.invalidateQueries({ queryKey });
      known = reduceUpdates(known, event);
      setStatus(known);
      if (event.type === "signed_out") reportSignedOut();
    });
    updates.current = following;
    following.present(latestChat.current);
    return () => {
      updates.current = null;
      following.stop();
    };
  }, [admin, queries]);

  const present = useCallback((chatId: string | null) => {
    latestChat.current = chatId;
    updates.current?.present(chatId);
  }, []);
  return { status, present };
}

const subscription = (admin: boolean, scope: Scope) => ({ topics: TOPICS.filter((topic) => admin || !ADMINS_ONLY.has(topic)), scope });
