import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useMe } from "@/api/useMe";
import { FirstPrompts } from "@/features/conversation/FirstPrompts";
import { useStartChat } from "@/features/conversation/mutations";
import { Composer } from "@/features/composer/Composer";
import { ModelPicker } from "@/features/models/ModelPicker";
import { PageHeader } from "./PageHeader";

/** An empty chat: what to do, and where to say it. */
export function NewChatPage() {
  const { me } = useMe();
  const navigate = useNavigate();
  const [model, setModel] = useState<string | null>(null);
  const start = useStartChat(({ id }) => void navigate({ to: "/chats/$chatId", params: { chatId: id } }));
  const send = (text: string, fileIds: string[]) => start.mutateAsync({ text, fileIds, model });
  return (
    <>
      <title>New chat · Browsergrid</title>
      <PageHeader title="" />
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto px-4">
        <div className="mx-auto my-auto w-full max-w-2xl py-8">
          <h2 className="text-[26px] leading-tight font-semibold tracking-tight md:text-3xl">What should the browser do?</h2>
          <p className="mt-2 mb-7 text-[15px] text-muted-foreground">
            Say it in plain words. You see every step as it happens and can stop at any time.
          </p>
          <Composer
            draftKey={`${me?.id ?? ""}.new`}
            running={false}
            stopping={false}
            onStop={() => undefined}
            onSend={send}
            sending={start.isPending}
            picker={<ModelPicker value={model} onChange={setModel} />}
          />
          <h3 className="mt-9 mb-3 text-[13px] font-medium text-muted-foreground">Try one of these</h3>
          <FirstPrompts disabled={start.isPending} onChoose={(text) => start.mutate({ text, fileIds: [], model })} />
        </div>
      </div>
    </>
  );
}
