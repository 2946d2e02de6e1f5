import { describe, expect, it } from '@jest/globals';
import { account } from '#access';
import { item } from '#action-plan';
import { COMMONS, type KeptNotice, type Language, LANGUAGES } from '#kernel';
import { network, organisation } from '#networks';
import { workshop } from '#workshops';
import type { NoticeContent } from './domain/content.js';
import { type Kind, KIND_NAMES } from './domain/kinds.js';
import { RULES } from './rules/rules.js';
import { Teller } from './teller.js';
import { idOf, NETWORK, NOW, Told, vocabulary } from './testing.js';
import { NOTICES, THINGS } from './words.js';

const [AMANE, GUIDE, RELAUNCH] = ['amane', 'guide', 'relaunch'].map(idOf) as [string, string, string];
const teller = new Teller(vocabulary);

const told = (): Told =>
  new Told()
    .network(NETWORK, 'Plateforme')
    .organisation('amane')
    .person('amina')
    .tell(item, GUIDE, { type: 'ActionItemProposed', data: { plan: '2024', title: { fr: 'Le guide' }, weight: 1 } })
    .tell(workshop, RELAUNCH, {
      type: 'WorkshopScheduled',
      data: { kind: 'workshop', title: { fr: 'Relance' }, startsOn: '2024-05-01', startsAt: '09:30' },
    });

const noticeOf = (
  kind: Kind,
  object: string,
  content: NoticeContent,
  more: Partial<KeptNotice> = {},
): KeptNotice<NoticeContent> => ({
  ...{ id: idOf(kind), account: idOf('amina'), network: NETWORK, kind, object, at: NOW, count: 1, ...more },
  content,
});

async function tell(notice: KeptNotice, language: Language, by = told()) {
  const [read] = await teller.tell([notice], language, by.reader);
  return read!;
}

const reason = { fr: 'La salle (B) manque', ar: 'القاعة غير متاحة', en: 'No room' };
/** Of whichever kind, each in every language. */
const ALL = {
  ...{ by: AMANE, owner: AMANE, reason, failure: reason, count: 3, version: 2 },
  ...{ dueOn: '2024-06-15', closesOn: '2024-06-15', startsOn: '2024-06', startsAt: '14:30' },
  ...{ answer: 'accepted', decision: 'not-admitted' },
};
/** What tells nothing: unfilled names, empty brackets, and the signs that are left around them. */
const BROKEN = /[{}]|\(\s*\)|[«“]\s*[»”]|\s[.,]|:\s*[.)]|\s{2,}|undefined|null|\[object|[0-9A-Z]{26}/;

describe.each(LANGUAGES)('in %s', (language) => {
  it.each(KIND_NAMES)('%s reads as a sentence, with all particulars and with none', async (kind) => {
    for (const values of [ALL, {}]) {
      const { heading, text, object } = await tell(noticeOf(kind, GUIDE, { about: 'actionItem', values }), language);
      for (const part of [heading, text, object.title]) expect(part).not.toMatch(BROKEN);
      expect(text).toMatch(/\S.*[.!]$/);
      if (NOTICES[kind][language].includes('{title}')) expect(text).toContain('Le guide');
    }
  });

  it.each(KIND_NAMES)('%s says all that it has a place for', async (kind) => {
    const { text } = await tell(noticeOf(kind, GUIDE, { about: 'actionItem', values: ALL }), language);
    const plain = await tell(noticeOf(kind, GUIDE, { about: 'actionItem', values: {} }), language);
    const places = [...NOTICES[kind][language].matchAll(/\{(\w+)\}/g)].filter(([, name]) => name !== 'title');
    if (places.length > 0) expect(text).not.toBe(plain.text);
    if (NOTICES[kind][language].includes('{reason}')) expect(text).toContain(reason[language]);
  });

  it.each(Object.keys(THINGS))('has a word for what has no title: %s', async (about) => {
    const { object, text } = await tell(noticeOf('work-verified', idOf('untitled'), { about, values: {} }), language);
    expect(object.title).toBe(THINGS[about]![language]);
    expect(text).toContain(object.title);
  });
});

it('fills what rules bring, and nothing else, in every language alike', () => {
  const names = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();
  for (const { fr, ar, en } of Object.values(NOTICES)) expect([names(ar), names(en)]).toEqual([names(fr), names(fr)]);
  const data = { ...ALL, kind: 'partly', organisation: AMANE };
  for (const rules of Object.values(RULES))
    for (const { tell: kind, values } of rules)
      for (const name of Object.keys(values?.({ data, stream: `pnpm.x-${GUIDE}` } as never) ?? {}))
        expect({ kind, names: names(NOTICES[kind].fr) }).toMatchObject({ names: expect.arrayContaining([name]) });
});

describe('a notice', () => {
  it('is told whole', async () => {
    const values = { by: AMANE, reason };
    const notice = noticeOf('work-declined', GUIDE, { about: 'actionItem', values }, { readAt: NOW });
    expect(await tell(notice, 'en')).toEqual({
      ...{ id: notice.id, kind: 'work-declined', at: NOW, readAt: NOW, path: `/inbox/${GUIDE}` },
      heading: 'Work declined',
      text: 'AMANE cannot take on “Le guide” (No room). Give it to others.',
      object: { kind: 'actionItem', id: GUIDE, title: 'Le guide' },
      network: { id: NETWORK, name: 'Plateforme' },
    });
  });

  it('belongs to no network where all share it', async () => {
    const notice = noticeOf('webhook-suspended', idOf('amina'), { about: 'subscription', values: {} });
    const { network: none, object } = await tell({ ...notice, network: COMMONS }, 'en');
    expect(none).toBeUndefined();
    expect(object.title).toBe('your choices');
  });

  it('takes from the thing itself what it does not say', async () => {
    const { text } = await tell(noticeOf('invited', RELAUNCH, { about: 'workshop', values: {} }), 'en');
    expect(text).toBe('You are invited: “Relance” (1 May 2024) (09:30). Say whether you will come.');
    const said = { startsOn: '2024-06' };
    expect((await tell(noticeOf('workshop-moved', RELAUNCH, { about: 'workshop', values: said }), 'en')).text).toBe(
      '“Relance” takes place on another day (June 2024) (09:30).',
    );
  });

  it('calls things as they are called when it is read', async () => {
    const notice = noticeOf('membership-requested', AMANE, { about: 'membership', values: {} });
    expect((await tell(notice, 'en')).text).toMatch(/^AMANE asks/);
    const renamed = told().tell(organisation, AMANE, { type: 'OrganisationRenamed', data: { name: { fr: 'Avenir' } } });
    expect((await tell(notice, 'en', renamed)).text).toMatch(/^Avenir asks/);
  });

  it('calls a network by its name', async () => {
    const notice = noticeOf('charter-to-sign', NETWORK, { about: 'network', values: { version: 1 } });
    const both = told().tell(network, 'ccm', { type: 'NetworkFounded', data: { name: { fr: 'Comité' } } });
    expect((await tell(notice, 'en', both)).text).toBe(
      'The charter of “Plateforme” (version 1) awaits your signature.',
    );
  });

  it('tells nothing sealed of people', async () => {
    const named = told().tell(account, idOf('amina'), { type: 'AccountCorrected', data: { name: 'sealed' } });
    const notice = noticeOf('work-accepted', idOf('amina'), { about: 'account', values: { by: idOf('amina') } });
    const { text, object } = await tell(notice, 'en', named);
    expect([text, object.title].join()).not.toContain('sealed');
    expect(text).toBe('somebody accepts “something”.');
  });

  it('of a list says how many it is of', async () => {
    const notice = noticeOf('said-for-you', idOf('list'), { about: 'entries', values: {} }, { count: 1000 });
    expect((await tell(notice, 'en')).text).toBe(
      'Somebody recorded in your name: entries of a list (1000). Check that it is right.',
    );
  });
});

describe('French', () => {
  it('breaks no line before its signs', async () => {
    for (const kind of KIND_NAMES) {
      const { text } = await tell(noticeOf(kind, GUIDE, { about: 'actionItem', values: ALL }), 'fr');
      expect(text).not.toMatch(/« | [»:;!?]/);
    }
  });

  it('says dates in words', async () => {
    const notice = noticeOf('work-given', GUIDE, { about: 'actionItem', values: { dueOn: '2024-06-01' } });
    expect((await tell(notice, 'fr')).text).toBe(
      '«\u00a0Le guide\u00a0» vous est confié (échéance\u00a0: 1er juin 2024). Dites si vous acceptez.',
    );
  });
});
