import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { PanelRightClose, PanelRightOpen } from "lucide-react";
import { useEffect, useState } from "react";
import type { Chat, Message } from "@/api/client";
import { priceQuery } from "@/api/price";
import { isUnfinished } from "@/api/queries";
import { useMe } from "@/api/useMe";
import { Split } from "@/components/Split";
import { Button } from "@/components/ui/button";
import { BranchButton } from "@/features/chats/BranchButton";
import { BranchOrigin } from "@/features/chats/BranchOrigin";
import { prepareChat, useChangeChat } from "@/features/chats/mutations";
import { Composer } from "@/features/composer/Composer";
import { Conversation } from "@/features/conversation/Conversation";
import { FirstPrompts } from "@/features/conversation/FirstPrompts";
import { KeepBrowser } from "@/features/keeping/KeepBrowser";
import { LivePanel } from "@/features/live/LivePanel";
import { ModelPicker } from "@/features/models/ModelPicker";
import { RunCard } from "@/features/run/RunCard";
import { currentAction, lastScreenshot } from "@/features/run/view";
import { cn } from "@/lib/cn";
import { useMediaQuery } from "@/lib/useMediaQuery";
import { PageHeader } from "./PageHeader";
import { useShell } from "./shellContext";
import { useChat } from "./useChat";
import { useNeedsYou } from "./useNeedsYou";
import { useOversight } from "./useOversight";
import { useShortcuts } from "./useShortcuts";

/** The conversation with the live browser beside it, or above it where there is no room beside. */
export function ChatView({ chat }: { chat: Chat }) {
  const { messages, current, view, running, stopping, stop, send, sending } = useChat(chat);
  const { me } = useMe();
  const change = useChangeChat();
  const price = useQuery(priceQuery);
  const { present } = useShell();
  useEffect(() => {
    if (!chat.persistent) return;
    present(chat.id);
    return () => present(null);
  }, [chat.id, chat.persistent, present]);
  const navigate = useNavigate();
  const wide = useMediaQuery("(min-width: 1024px)");
  const [shown, setShown] = useState(true);
  const { ask, takes, telling, pause, standstill, hands, togglePause, steer, answer } = useOversight(current?.run ?? null, view, running);
  const mark = useNeedsYou(ask, chat.title || "New chat");
  useShortcuts({ stop: running ? stop : undefined, pause: togglePause });

  const all = messages.data ?? [];
  const again = (text: string, fileIds: string[] = []) => void send(text, fileIds).catch(() => undefined);
  const run = (message: Message) => {
    const isLast = message === all.at(-1) && !running && sending === null;
    return (
      <RunCard
        key={message.run.id}
        run={message.run}
        current={message === current}
        stopping={message === current && stopping}
        actions={!isUnfinished(message.run) && <BranchButton message={message} onBranched={({ id }) => void navigate({ to: "/chats/$chatId", params: { chatId: id } })} />}
        onSend={again}
        onAnswer={isLast ? again : undefined}
        onRetry={isLast ? () => again(message.text, message.files.map(({ id }) => id)) : undefined}
      />
    );
  };

  const live = (
    <LivePanel
      session={chat.session}
      working={running && !isWaiting(current)}
      standstill={standstill}
      hands={hands}
      caption={standstill ? null : currentAction(view)}
      still={lastScreenshot(view)}
      address={view.steps.findLast(({ page }) => page)?.page?.url ?? null}
    />
  );
  const talk = (
    <>
      {messages.isSuccess && all.length === 0 && sending === null ? (
        <div className="mx-auto my-auto w-full max-w-2xl overflow-y-auto p-4">
          <FirstPrompts disabled={false} onChoose={(text) => again(text)} />
        </div>
      ) : (
        <Conversation messages={all} sending={sending} lead={chat.branched_from && <BranchOrigin chat={chat} />} run={run} />
      )}
      <div className="mx-auto w-full max-w-3xl px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] md:px-6 md:pb-5">
        <Composer
          draftKey={`${me?.id ?? ""}.${chat.id}`}
          running={running}
          stopping={stopping}
          onStop={stop}
          pause={pause}
          takes={takes}
          onSteer={steer}
          onAnswer={answer}
          onSend={send}
          sending={sending !== null || telling}
          onBegin={() => void prepareChat(chat)}
          picker={<ModelPicker compact={running} value={chat.model} onChange={(model) => change.mutate({ id: chat.id, model })} />}
        />
      </div>
    </>
  );

  return (
    <>
      <title>{`${mark}${chat.title || "New chat"} · Browsergrid`}</title>
      <PageHeader title={chat.title || "New chat"}>
        <KeepBrowser
          chat={chat}
          price={price.data}
          disabled={change.isPending}
          onChange={(persistent) => change.mutate({ id: chat.id, persistent })}
        />
        <Button variant="ghost" size="small" onClick={() => setShown(!shown)}>
          {shown ? <PanelRightClose aria-hidden /> : <PanelRightOpen aria-hidden />}
          <span className="max-md:sr-only">{shown ? "Hide browser" : "Show browser"}</span>
        </Button>
      </PageHeader>
      {wide && shown && <Split left={talk} right={live} />}
      {wide && !shown && talk}
      {!wide && shown && <div className={cn("shrink-0 border-b border-border bg-muted/30", ask?.kind === "approval" ? "h-[20dvh] min-h-36" : "h-[36dvh] min-h-52")}>{live}</div>}
      {!wide && talk}
    </>
  );
}

const isWaiting = (message: Message | null): boolean => message !== null && isUnfinished(message.run) && message.run.status === "queued";
