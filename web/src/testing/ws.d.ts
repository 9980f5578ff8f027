/** The part of ws that the tests use. */
declare module "ws" {
  export interface Connection {
    send(text: string): void;
    close(code?: number): void;
    terminate(): void;
    on(event: "message", listener: (data: { toString(): string }) => void): void;
  }

  export class WebSocketServer {
    constructor(options: { port: number; host: string });
    readonly clients: Set<Connection>;
    address(): { port: number };
    on(event: "connection", listener: (connection: Connection) => void): void;
    once(event: "listening", listener: () => void): void;
    close(done?: () => void): void;
  }
}
