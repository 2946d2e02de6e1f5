import { Server, ServerCredentials } from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { sendUnaryData, ServerUnaryCall } from '@grpc/grpc-js';
import { batchAppend, deletion, tombstone, unaryAppend } from './append.js';
import { Log } from './log.js';
import { read } from './read.js';

/**
 * Plays EventStoreDB 23.10 on 127.0.0.1: one node, insecure, streams and subscriptions to them, and nothing else.
 * Held to `recorded/`, which a real server answered.
 */
export async function startServer(directory: string, port = 0): Promise<{ port: number; stop(): void }> {
  const log = new Log(directory);
  const server = new Server({ 'grpc.max_receive_message_length': 17 * 1024 * 1024 });
  server.addService(StreamsService, {
    read: read(log),
    append: unaryAppend(log),
    batchAppend: batchAppend(log),
    delete: deletion(log),
    tombstone: tombstone(log),
  });
  server.addService(ServerFeaturesService, { getSupportedMethods });
  const bound = await new Promise<number>((resolve, reject) =>
    server.bindAsync(`127.0.0.1:${port}`, ServerCredentials.createInsecure(), (error, actual) =>
      error ? reject(error) : resolve(actual),
    ),
  );
  return {
    port: bound,
    stop() {
      server.forceShutdown();
      log.close();
    },
  };
}

function getSupportedMethods(
  _: ServerUnaryCall<shared.Empty, features.SupportedMethods>,
  answer: sendUnaryData<features.SupportedMethods>,
): void {
  const methods = Object.values(StreamsService).map(({ path }) => {
    const [, service, method] = path.toLowerCase().split('/');
    return new features.SupportedMethod().setServiceName(service!).setMethodName(method!);
  });
  answer(null, new features.SupportedMethods().setEventStoreServerVersion('23.10.6').setMethodsList(methods));
}
