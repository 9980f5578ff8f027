import { vi } from "vitest";
import { WebSocketServer } from "ws";

/** A server of live updates on a real socket, which can go away and come back under the same address. */
export async function startUpdates() {
  const asked: unknown[] = [];
  let server = await listen(0);
  const { port } = server.address();

  vi.stubGlobal(
    "WebSocket",
    class extends WebSocket {
      constructor() {
        super(`ws://127.0.0.1:${port}/api/v1/updates`);
      }
    },
  );

  async function listen(on: number): Promise<WebSocketServer> {
    const started = new WebSocketServer({ host: "127.0.0.1", port: on });
    started.on("connection", (connection) => {
      connection.on("message", (data) => {
        const message = JSON.parse(data.toString()) as { topics: string[] };
        asked.push(message);
        connection.send(JSON.stringify({ type: "subscribed", topics: message.topics, refused: [] }));
      });
    });
    await new Promise<void>((ready) => started.once("listening", ready));
    return started;
  }

  return {
    /** What the connections asked for, one after another. */
    asked,
    tell: (message: object) => server.clients.forEach((connection) => connection.send(JSON.stringify(message))),
    /** Ends every connection with this code. */
    end: (code: number) => server.clients.forEach((connection) => connection.close(code)),
    /** Cuts all connections and answers no more. */
    stop: () => {
      server.clients.forEach((connection) => connection.terminate());
      return new Promise<void>((done) => server.close(done));
    },
    start: async () => {
      server = await listen(port);
    },
  };
}
