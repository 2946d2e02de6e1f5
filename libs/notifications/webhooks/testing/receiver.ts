import { once } from 'node:events';
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

/** A server on a free port of 127.0.0.1. */
export interface Receiver {
  readonly port: number;
  /** How many connections it was ever asked for. */
  connections(): number;
  /** Resolves once there are none left. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

export interface Received {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

async function start(server: Server): Promise<Receiver> {
  const sockets = new Set<Socket>();
  let connections = 0;
  server.on('connection', (socket: Socket) => {
    connections++;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    async idle() {
      while (sockets.size > 0) await sleep(5);
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A receiver of messages, over TLS where it has a certificate. `answer` is called once the message is there. */
export async function receiveHttp(
  answer: (response: ServerResponse, received: Received) => void,
  certificate?: { readonly key: string; readonly cert: string },
): Promise<Receiver> {
  const receive = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await text(request);
    answer(response, { url: request.url!, headers: request.headers as Record<string, string>, body });
  };
  const listener = (request: IncomingMessage, response: ServerResponse) => void receive(request, response);
  const options = { keepAliveTimeout: 0 }; // it is for the sender to hang up
  return start(
    certificate ? createHttpsServer({ ...options, ...certificate }, listener) : createHttpServer(options, listener),
  );
}

/** Says what it likes, once something was sent to it. */
export const receiveTcp = (answer: (socket: Socket) => void): Promise<Receiver> =>
  start(createTcpServer((socket) => void socket.once('data', () => answer(socket)).on('error', () => undefined)));
