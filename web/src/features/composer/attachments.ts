import { useReducer } from "react";
import { api, unwrap, type FileInfo } from "@/api/client";
import { messageOf } from "@/api/problem";

export const MAX_FILE_BYTES = 10 * 1024 * 1024;

/** A file on its way into a message. */
export interface Attachment {
  key: string;
  name: string;
  size: number;
  file: FileInfo | null;
  problem: string | null;
}

type Change =
  | { type: "added"; attachments: Attachment[] }
  | { type: "uploaded"; key: string; file: FileInfo }
  | { type: "refused"; key: string; problem: string }
  | { type: "removed"; key: string }
  | { type: "cleared" };

/** Folds one change into the list of attachments. */
export function reduceAttachments(attachments: readonly Attachment[], change: Change): readonly Attachment[] {
  switch (change.type) {
    case "added":
      return [...attachments, ...change.attachments];
    case "uploaded":
      return attachments.map((one) => (one.key === change.key ? { ...one, file: change.file } : one));
    case "refused":
      return attachments.map((one) => (one.key === change.key ? { ...one, problem: change.problem } : one));
    case "removed":
      return attachments.filter(({ key }) => key !== change.key);
    case "cleared":
      return [];
  }
}

/** The files of the message being written: each is uploaded as soon as it is added. */
export function useAttachments() {
  const [attachments, dispatch] = useReducer(reduceAttachments, []);

  const add = (files: Iterable<File>) => {
    const chosen = [...files].map((file) => ({ file, key: crypto.randomUUID() }));
    dispatch({ type: "added", attachments: chosen.map(({ file, key }) => ({ key, name: file.name, size: file.size, file: null, problem: tooLarge(file) })) });
    for (const { file, key } of chosen) {
      if (tooLarge(file) !== null) continue;
      upload(file).then(
        (stored) => dispatch({ type: "uploaded", key, file: stored }),
        (error: unknown) => dispatch({ type: "refused", key, problem: messageOf(error) }),
      );
    }
  };

  const remove = ({ key, file }: Attachment) => {
    dispatch({ type: "removed", key });
    // The server clears away files no message used, so it does not matter if this fails.
    if (file) void api.DELETE("/api/v1/files/{id}", { params: { path: { id: file.id } } }).catch(() => undefined);
  };

  return { attachments, add, remove, clear: () => dispatch({ type: "cleared" }) };
}

const tooLarge = (file: File): string | null => (file.size > MAX_FILE_BYTES ? "Larger than 10 MB" : null);

function upload(file: File): Promise<FileInfo> {
  const body = new FormData();
  body.append("file", file);
  return unwrap(api.POST("/api/v1/files", { body: { file: "" }, bodySerializer: () => body }));
}
