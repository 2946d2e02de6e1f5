import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { COMMONS, derivedId, derivedUuid, streamOf } from '#kernel';
import { EVENT_STORE, JOB_QUEUE, NOTICE_STORE, PersonKeys, Projector, readConfiguration } from '#runtime';
import { createServer } from '../dist/apps/api/server.js';
import { makeLogger } from '../dist/apps/logging.js';
import { check, result } from './measure.mjs';

const [PEOPLE, ITEMS] = [100, 100];
const NOTICES = PEOPLE * ITEMS;
const CONNECTIONS = 5;
const NETWORK = 'atlas';
const OWNER = derivedId('organisation');

/** 10,000 notices that one append leads to: until all of them are queued, and until all are at the mail server; against nodemailer alone. */
export async function notices({ folder }) {
  const mails = fork(join(import.meta.dirname, 'mail-server.mjs'));
  const [{ port }] = await once(mails, 'message');
  const product = await start(join(folder, 'notices'), port);
  try {
    const { queued, kept } = await tell(product);
    const delivered = await arrived(mails);
    const [mail] = await product.sample();
    const alone = await bare(port, mails, mail);
    return [
      result({
        name: 'notices-queued',
        what: '10,000 notices of one append, until the last is queued',
        value: queued,
        unit: 's',
        most: 2,
        figures: { kept },
      }),
      result({
        name: 'notices-mailed',
        what: '10,000 mails to a server of this machine, against nodemailer alone',
        value: alone / delivered,
        least: 0.5,
        figures: { perSecond: NOTICES / delivered, alonePerSecond: NOTICES / alone },
      }),
    ];
  } finally {
    await product.app.close();
    mails.kill();
  }
}

/** The product as it runs by default, and one organisation with a hundred focal points. */
async function start(folder, port) {
  const mailed = { MAIL_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'Tansiq <tansiq@bench.example>' };
  const configuration = readConfiguration({
    ...mailed,
    EVENT_STORE_URL: `sqlite:${folder}/events.db`,
    READ_STORE_URL: `memory:${folder}/views`,
    KEY_STORE_URL: `sqlite:${folder}/keys/keys.db`,
    JOB_QUEUE_URL: `sqlite:${folder}/jobs.db`,
    NOTICE_STORE_URL: `sqlite:${folder}/notices.db`,
    LOG_LEVEL: 'warn',
  });
  const app = await createServer(configuration, makeLogger(configuration.logLevel, 'api'));
  await app.init();
  const [store, persons] = [app.get(EVENT_STORE), app.get(PersonKeys)];
  await store.append([
    write(NETWORK, 'network', NETWORK, [['NetworkFounded', { kind: 'working-collective', name: { fr: 'Atlas' } }]]),
    write(COMMONS, 'organisation', OWNER, [
      ['OrganisationRegistered', { kind: 'association', name: { fr: 'Association Amal' } }],
    ]),
    write(NETWORK, 'membership', OWNER, [['MemberJoined', { category: 'full' }]]),
  ]);
  const accounts = await Promise.all(Array.from({ length: PEOPLE }, (_, n) => person(persons, n)));
  await store.append(accounts);
  await store.append(Array.from({ length: ITEMS }, (_, n) => write(NETWORK, 'actionItem', itemId(n), [proposed(n)])));
  const sample = async () => {
    const [{ newest }] = await app.get(NOTICE_STORE).inbox({ account: accountId(0), limit: 1 });
    return [newest];
  };
  return { app, store, sample };
}

const accountId = (n) => derivedId('account', String(n));
const itemId = (n) => derivedId('item', String(n));
const proposed = (n) => [
  'ActionItemProposed',
  { plan: '2026', title: { fr: `Tenir la permanence juridique du quartier ${n}` }, weight: 1, dueOn: '2027-06-30' },
];

async function person(persons, n) {
  const id = accountId(n);
  const [name, email] = await Promise.all([
    persons.seal(id, `Personne ${n}`),
    persons.seal(id, `personne-${n}@bench.example`),
  ]);
  return write(COMMONS, 'account', id, [
    ['AccountInvited', { name, email, language: 'fr' }],
    ['RoleGranted', { role: 'focal-point', network: NETWORK, organisation: OWNER }],
    ['AccountActivated', {}],
  ]);
}

/** Events for one stream, after what is there. */
function write(network, aggregate, id, events, after = -1) {
  const stream = streamOf(network, aggregate, id);
  const commandId = derivedId(stream, String(after));
  const metadata = {
    ...{ schemaVersion: 1, commandId, fingerprint: '', correlationId: commandId, causationId: commandId, network },
    ...{ actor: { account: null, organisation: null }, occurredOn: new Date().toISOString().slice(0, 10) },
  };
  return {
    stream,
    expected: after < 0 ? 'none' : after,
    events: events.map(([type, data], index) => ({
      id: derivedUuid(stream, type, String(index)),
      type,
      data,
      metadata,
    })),
  };
}

/** Gives every item to the organisation in one append; answers how long it takes until the last of its people's mails is queued. */
async function tell({ app, store }) {
  await app.get(Projector).reached(await store.lastPosition(), 60_000);
  const given = ['ActionItemAssigned', { kind: 'organisation', owner: OWNER }];
  const began = performance.now();
  const { position } = await store.append(
    Array.from({ length: ITEMS }, (_, n) => write(NETWORK, 'actionItem', itemId(n), [given], 0)),
  );
  const kept = app.get(NOTICE_STORE);
  while ((await kept.checkpoint('notifier')) < position) await setTimeout(2);
  const queued = (performance.now() - began) / 1_000;
  const counts = (await app.get(JOB_QUEUE).counts()).get('mail');
  const { length } = await kept.inbox({ account: accountId(PEOPLE - 1), limit: 200 });
  check(length === ITEMS, `everybody has a notice of each item: ${length}`);
  return { queued, kept: counts };
}

async function ask(mails, question) {
  const answered = once(mails, 'message');
  mails.send(question);
  return (await answered)[0];
}

/** Seconds from the first mail to the last. */
async function arrived(mails) {
  while ((await ask(mails, 'so far')).count < NOTICES) await setTimeout(50);
  await setTimeout(200);
  const { count, seconds } = await ask(mails, 'taken');
  check(count === NOTICES, `each mail arrives once: ${count}`);
  return seconds;
}

/** The same number of mails of the same size, by nodemailer and nothing else. */
async function bare(port, mails, { id }) {
  const transport = createTransport({ host: '127.0.0.1', port, pool: true, maxConnections: CONNECTIONS });
  const text = 'Une action vous est confiée. '.repeat(30);
  const html = `<p>${'Une action vous est confiée. '.repeat(100)}</p>`;
  const mail = (n) => ({
    ...{ from: 'Tansiq <tansiq@bench.example>', to: `Personne <personne-${n}@bench.example>`, text, html },
    ...{
      subject: 'Une action vous est confiée : Tenir la permanence juridique',
      messageId: `<${id}-${n}@bench.example>`,
    },
    list: { unsubscribe: 'https://bench.example/unsubscribe' },
  });
  let next = 0;
  const send = async () => {
    while (next < NOTICES) await transport.sendMail(mail(next++));
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, send));
  transport.close();
  const { count, seconds } = await ask(mails, 'taken');
  check(count === NOTICES, `nodemailer alone sends each mail: ${count}`);
  return seconds;
}
