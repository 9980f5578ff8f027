import { Link } from "@tanstack/react-router";
import { CircleStop, MessageSquare, Moon, Play, Trash2 } from "lucide-react";
import { useState } from "react";
import type { Scope, Session } from "@/api/client";
import { useMe } from "@/api/useMe";
import { Confirm } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { useDeleteSession, useMoveSession, type Move } from "./mutations";
import { movesOf } from "./status";

interface SessionActionsProps {
  session: Session;
  scope: Scope;
  onDeleted: () => void;
}

const buttons = [
  { move: "resume", label: "Resume", icon: Play },
  { move: "park", label: "Park", icon: Moon },
  { move: "release", label: "Release", icon: CircleStop },
] as const satisfies readonly { move: Move; label: string; icon: unknown }[];

/** What can be done with a session as it is now. */
export function SessionActions({ session, scope, onDeleted }: SessionActionsProps) {
  const { me } = useMe();
  const move = useMoveSession(scope);
  const moves = movesOf(session);
  return (
    <div className="flex flex-wrap gap-2 empty:hidden">
      {session.chat_id && session.owner.id === me?.id && (
        <Button asChild variant="outline" size="small">
          <Link to="/chats/$chatId" params={{ chatId: session.chat_id }}>
            <MessageSquare aria-hidden />
            Open its chat
          </Link>
        </Button>
      )}
      {buttons.map(({ move: verb, label, icon: Icon }) =>
        moves[verb] ? (
          <Button key={verb} variant="outline" size="small" disabled={move.isPending} onClick={() => move.mutate({ id: session.id, move: verb })}>
            <Icon aria-hidden />
            {label}
          </Button>
        ) : null,
      )}
      {moves.remove && <Delete session={session} scope={scope} onDeleted={onDeleted} />}
    </div>
  );
}

function Delete({ session, scope, onDeleted }: SessionActionsProps) {
  const [asking, setAsking] = useState(false);
  const remove = useDeleteSession(scope, onDeleted);
  return (
    <>
      <Button variant="outline" size="small" disabled={remove.isPending} onClick={() => setAsking(true)}>
        <Trash2 aria-hidden />
        Delete
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title="Delete this session?"
        description={session.status === "ended" ? "It is taken off the lists. This can’t be undone." : "Its browser is closed and the session is taken off the lists. This can’t be undone."}
        action="Delete"
        onConfirm={() => remove.mutate(session.id)}
      />
    </>
  );
}
