import type { ReactNode } from "react";
import type { Message } from "@/api/client";
import { UserMessage } from "./UserMessage";
import { useStickToEnd } from "./useStickToEnd";

interface ConversationProps {
  messages: readonly Message[];
  /** The message that is just being sent. */
  sending: string | null;
  /** What is to be said before the first message. */
  lead?: ReactNode;
  /** How a message's run looks. */
  run: (message: Message) => ReactNode;
}

/** The messages of a chat and what came of them, oldest first, kept at the end unless the reader scrolled up. */
export function Conversation({ messages, sending, lead, run }: ConversationProps) {
  const { scroller, content } = useStickToEnd(`${messages.length} ${sending ?? ""}`);
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <div ref={scroller} tabIndex={0} role="log" aria-live="off" aria-label="Conversation" className="relative min-h-0 flex-1 overflow-y-auto px-4 outline-none focus-visible:ring-2 focus-visible:ring-ring focus-visible:ring-inset md:px-6">
      <div ref={content} className="mx-auto max-w-3xl space-y-8 py-6">
        {lead}
        {messages.map((message) => (
          <div key={message.id} className="space-y-5">
            <UserMessage text={message.text} files={message.files} />
            {run(message)}
          </div>
        ))}
        {sending !== null && <UserMessage text={sending} files={[]} pending />}
      </div>
    </div>
  );
}
