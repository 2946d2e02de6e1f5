/**
 * The servers that `http.mjs` puts under load, each in a process of its own: `node http-servers.mjs product <folder>` or `... empty`.
 * Tells its port; asked for `lags`, tells how long after its acknowledgement each command was in the views, in milliseconds.
 */
import 'reflect-metadata';
import { Controller, Module, Post, Req } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Sessions } from '#access';
import { EVENT_STORE, Projector, readConfiguration, Registry } from '#runtime';
import { REPORTER } from './reporter.mjs';
import { createServer } from '../dist/apps/api/server.js';
import { contexts } from '../dist/apps/contexts.js';
import { makeLogger } from '../dist/apps/logging.js';
import { contentOr422 } from '../dist/libs/http/content.js';

const [kind, folder] = process.argv.slice(2);
const app = kind === 'product' ? await product() : await empty();
await app.listen(0, '127.0.0.1');
process.send({ port: app.getHttpServer().address().port, headers: kind === 'product' ? await session(app) : {} });

/** Whoever reports is signed in. */
async function session(server) {
  const { secret } = await server.get(Sessions).start(REPORTER);
  return { cookie: `tansiq=${secret}` };
}

async function product() {
  const configuration = readConfiguration({
    EVENT_STORE_URL: `sqlite:${folder}/events.db`,
    READ_STORE_URL: `memory:${folder}/views`,
    KEY_STORE_URL: `sqlite:${folder}/keys/keys.db`,
    JOB_QUEUE_URL: `sqlite:${folder}/jobs.db`,
    NOTICE_STORE_URL: `sqlite:${folder}/notices.db`,
    REQUESTS_PER_MINUTE: '100000000',
  });
  const server = await createServer(configuration, makeLogger(configuration.logLevel, 'api'));
  const lags = [];
  const [store, projector] = [server.get(EVENT_STORE), server.get(Projector)];
  const append = store.append;
  store.append = async (writes) => {
    const appended = await append(writes);
    const acknowledged = performance.now();
    void projector.reached(appended.position, 60_000).then(() => lags.push(performance.now() - acknowledged));
    return appended;
  };
  process.on('message', () => process.send({ lags }));
  return server;
}

/** One route that does nothing with the command but validate it, as the product does. */
async function empty() {
  const { path, definition } = new Registry(contexts).commands.get('ReportProgress');
  class EmptyController {
    report(request) {
      contentOr422(definition.content, request.body, 'en');
      return { id: request.params.id, revision: 0, position: 0, parts: [] };
    }
  }
  Controller()(EmptyController);
  Req()(EmptyController.prototype, 'report', 0);
  Post(path)(EmptyController.prototype, 'report', Object.getOwnPropertyDescriptor(EmptyController.prototype, 'report'));
  class EmptyModule {}
  Module({ controllers: [EmptyController] })(EmptyModule);
  return NestFactory.create(EmptyModule, new FastifyAdapter(), { logger: false });
}
