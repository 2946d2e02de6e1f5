import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LANGUAGES } from '#kernel';
import { noticeEvent, type WebhookNotice } from './envelope.js';
import { expectCloudEvent } from './testing/cloud-event.js';

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,9}(-[a-z0-9]{1,9}){0,2}$/);
const id = fc.stringMatching(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
const notices: fc.Arbitrary<WebhookNotice> = fc.record({
  id,
  origin: fc.constantFrom('https://reseau.example', 'http://localhost:3000'),
  network: word,
  kind: word,
  object: fc.record({ kind: word, id }),
  at: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2200-01-01') }).map((date) => date.toISOString()),
  text: fc.string({ unit: 'grapheme' }),
  language: fc.constantFrom(...LANGUAGES),
  link: fc.webUrl(),
  data: fc.dictionary(fc.string(), fc.jsonValue()).map((data) => JSON.parse(JSON.stringify(data))),
});

describe('a notice in its envelope', () => {
  it('is a CloudEvent, and the notice can be read from it, whatever the notice', () => {
    fc.assert(
      fc.property(notices, (notice) => {
        const event = JSON.parse(JSON.stringify(noticeEvent(notice)));
        expectCloudEvent(event);
        const { network, object, text, language, link, data } = notice;
        expect(event.data).toEqual({ network, object, text, language, link, details: data });
        expect(event).toMatchObject({ id: notice.id, time: notice.at });
      }),
    );
  });

  const notice = fc.sample(notices, { seed: 1, numRuns: 1 })[0]!;
  it('says where it comes from, what happened and to what', () => {
    const object = { kind: 'item', id: '01J0000000000000000000000A' };
    const event = noticeEvent({
      ...notice,
      origin: 'https://reseau.example',
      network: 'pnpm',
      kind: 'work-given',
      object,
    });
    expect(event.source).toBe('https://reseau.example/networks/pnpm');
    expect(event.type).toBe('org.tansiq.notice.work-given');
    expect(event.subject).toBe('item/01J0000000000000000000000A');
  });

  it('comes from the installation where it belongs to no single network', () => {
    const event = noticeEvent({ ...notice, origin: 'https://reseau.example', network: 'commons' });
    expect(event.source).toBe('https://reseau.example');
  });
});
