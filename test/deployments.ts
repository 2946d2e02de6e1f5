import { randomBytes, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { EventStoreDBClient } from '@eventstore/db-client';
import { MongoClient } from 'mongodb';
import { type Ended, type Environment, Installation, type ProductProcess, type Program } from './process.js';
import { SpawnedServer } from './servers/eventstoredb/spawn.js';
import type { TestMongodb } from './servers/mongodb/index.js';
import type { AtRest } from './traces.js';

/** Every file of a folder, by its path from there. */
function filesIn(folder: string): AtRest {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name));
  return new Map(paths.map((path) => [relative(folder, path), readFileSync(path)]));
}

/** The built product in one of the ways to run it, and all that it keeps. */
export abstract class Deployment {
  private running: readonly ProductProcess[] = [];

  protected constructor(
    readonly installation: Installation,
    private readonly programs: readonly Program[],
  ) {}

  /** Starts every process, one after the other; answers those that people speak to. */
  async start(environment: Environment = {}): Promise<readonly ProductProcess[]> {
    const started: [Program, ProductProcess][] = [];
    for (const program of this.programs) started.push([program, await this.installation.start(program, environment)]);
    this.running = started.map(([, process]) => process);
    return started.filter(([program]) => program === 'api').map(([, process]) => process);
  }

  /** Asks every process to end, or ends it. */
  stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<readonly Ended[]> {
    return Promise.all(this.running.map((each) => each.send(signal)));
  }

  /** Everything that is kept at this moment. */
  atRest(): Promise<AtRest> {
    return Promise.resolve(filesIn(this.installation.folder));
  }

  dispose(): Promise<void> {
    return this.installation.dispose();
  }
}

/** One process on files in one folder: the default. */
export class OneMachine extends Deployment {
  constructor() {
    super(new Installation(), ['api']);
  }
}

/** Two processes that people speak to and a worker, on EventStoreDB and MongoDB. */
export class SeveralMachines extends Deployment {
  private constructor(
    private readonly log: SpawnedServer,
    private readonly mongodb: string,
    private readonly database: string,
  ) {
    const databaseUrl = `${mongodb}/${database}`;
    super(
      new Installation({
        ...{ EVENT_STORE_URL: log.url, READ_STORE_URL: databaseUrl, KEY_STORE_URL: databaseUrl },
        NOTICE_STORE_URL: databaseUrl,
        MASTER_KEY: randomBytes(32).toString('base64'),
      }),
      ['worker', 'api', 'api'],
    );
  }

  static async on({ url }: TestMongodb): Promise<SeveralMachines> {
    const log = new SpawnedServer();
    await log.start();
    return new SeveralMachines(log, url, `tansiq_${randomUUID().slice(0, 8)}`);
  }

  override async atRest(): Promise<AtRest> {
    return new Map([...(await super.atRest()), ...(await this.streams()), ...(await this.collections())]);
  }

  override async dispose(): Promise<void> {
    await super.dispose();
    await this.log.dispose();
    await this.inMongodb((client) => client.db(this.database).dropDatabase());
  }

  private async streams(): Promise<AtRest> {
    const client = EventStoreDBClient.connectionString(this.log.url);
    const streams = new Map<string, Buffer>();
    for await (const { event } of client.readAll())
      if (event) {
        const { data, metadata, streamId, type } = event;
        const written = Buffer.from(JSON.stringify({ type, data, metadata }));
        streams.set(
          `stream ${streamId}`,
          Buffer.concat([streams.get(`stream ${streamId}`) ?? Buffer.alloc(0), written]),
        );
      }
    await client.dispose();
    return streams;
  }

  private collections(): Promise<AtRest> {
    return this.inMongodb(async (client) => {
      const database = client.db(this.database);
      const kept = (await database.collections()).map(async (collection) => {
        const documents = await collection.find().toArray();
        return [`collection ${collection.collectionName}`, Buffer.from(JSON.stringify(documents))] as const;
      });
      return new Map(await Promise.all(kept));
    });
  }

  private async inMongodb<Result>(work: (client: MongoClient) => Promise<Result>): Promise<Result> {
    const client = await MongoClient.connect(this.mongodb);
    try {
      return await work(client);
    } finally {
      await client.close();
    }
  }
}
