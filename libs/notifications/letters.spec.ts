import { describe, expect, it } from '@jest/globals';
import { type Language, LANGUAGES } from '#kernel';
import { digestLetter, noticeLetter, type Occasion } from './letters.js';
import type { ToldNotice } from './teller.js';
import { TIME_ZONE } from './testing.js';

const occasion = (language: Language, more: Partial<Occasion> = {}): Occasion => ({
  ...{ name: 'Amina', language, publicUrl: 'https://tansiq.example', timeZone: TIME_ZONE },
  unsubscribe: 'https://tansiq.example/unsubscribe?link=x',
  ...more,
});
const ENGLISH = occasion('en');

const PNPM = { id: 'pnpm', name: 'Plateforme' };
const CCM = { id: 'ccm', name: 'Comité' };

const notice = (object: string, at: string, more: Partial<ToldNotice> = {}): ToldNotice => ({
  ...{ id: `${object}-${at}`, kind: 'work-given', heading: 'Work given to you', text: `${object} is yours.` },
  ...{ at: `2024-03-${at}:00.000Z`, object: { kind: 'actionItem', id: object, title: object }, network: PNPM },
  path: `/inbox/${object}`,
  ...more,
});

describe('a letter about one thing', () => {
  it.each([
    ['fr', 'Work given to you : Guide'],
    ['ar', 'Work given to you: Guide'],
    ['en', 'Work given to you: Guide'],
  ] as const)('has a subject that says what and of what, in %s', (language, subject) => {
    expect(noticeLetter(notice('Guide', '01T09:00'), occasion(language)).subject).toBe(subject);
  });

  it('says it, where more is read, and how it ends', () => {
    expect(noticeLetter(notice('Guide', '01T23:30'), ENGLISH)).toEqual({
      language: 'en',
      greeting: 'Dear Amina,',
      subject: 'Work given to you: Guide',
      sections: [
        {
          heading: 'Plateforme',
          entries: [{ title: 'Work given to you', text: 'Guide is yours.', at: '2 March 2024' }],
        },
      ],
      actions: [{ label: 'Look at it in Tansiq', url: 'https://tansiq.example/inbox/Guide' }],
      reason: expect.stringContaining('your Tansiq account'),
      footer: [{ label: 'No more messages of this kind', url: 'https://tansiq.example/unsubscribe?link=x' }],
    });
  });

  it('has no heading where it belongs to no network', () => {
    const { sections } = noticeLetter(notice('Hook', '01T09:00', { network: undefined }), ENGLISH);
    expect(sections[0]).not.toHaveProperty('heading');
  });

  it('asks for an answer first, where it is an invitation', () => {
    const answers = 'https://tansiq.example/answer?link=y';
    const { actions } = noticeLetter(notice('Guide', '01T09:00'), occasion('en', { answers }));
    expect(actions.map(({ url }) => url)).toEqual([answers, 'https://tansiq.example/inbox/Guide']);
  });
});

describe('a digest', () => {
  const entriesOf = (notices: readonly ToldNotice[]) =>
    digestLetter(notices, ENGLISH).sections.map(({ heading, entries }) => [heading, entries.map(({ link }) => link)]);
  const linkTo = (object: string) => `https://tansiq.example/inbox/${object}`;

  it('is grouped by network, the newest first', () => {
    const notices = [
      notice('d', '04T09:00', { network: CCM }),
      notice('a', '01T09:00'),
      notice('c', '03T09:00'),
      notice('b', '02T09:00', { network: CCM }),
      notice('e', '01T08:00', { network: undefined }),
    ];
    expect(entriesOf(notices)).toEqual([
      ['Comité', [linkTo('d'), linkTo('b')]],
      ['Plateforme', [linkTo('c'), linkTo('a')]],
      ['For you', [linkTo('e')]],
    ]);
  });

  it('has one entry for each thing, with what was told last', () => {
    const notices = [
      notice('a', '03T09:00', { text: 'second' }),
      notice('b', '02T09:00'),
      notice('a', '01T09:00', { text: 'first' }),
      notice('a', '04T09:00', { text: 'third' }),
    ];
    const letter = digestLetter(notices, ENGLISH);
    expect(letter.sections[0]!.entries.map(({ text }) => text)).toEqual(['third', 'b is yours.']);
    expect(letter.subject).toBe('Your digest: 2 pieces of news');
  });

  it('keeps networks of one name apart', () => {
    const notices = [notice('a', '01T09:00'), notice('b', '02T09:00', { network: { ...CCM, name: PNPM.name } })];
    expect(entriesOf(notices)).toHaveLength(2);
  });

  it.each([
    ['fr', 'Votre récapitulatif : une nouvelle', 'Votre récapitulatif : 2 nouvelles'],
    ['ar', 'ملخّصكم: خبر واحد', 'ملخّصكم: 2 من الأخبار'],
    ['en', 'Your digest: one piece of news', 'Your digest: 2 pieces of news'],
  ] as const)('counts its entries, in %s', (language, one, two) => {
    const notices = [notice('a', '01T09:00'), notice('b', '02T09:00')];
    expect(digestLetter(notices.slice(1), occasion(language)).subject).toBe(one);
    expect(digestLetter(notices, occasion(language)).subject).toBe(two);
  });

  it('leads to the inbox, and says how it ends', () => {
    const { actions, footer } = digestLetter([notice('a', '01T09:00')], ENGLISH);
    expect(actions).toEqual([{ label: 'Open my inbox', url: 'https://tansiq.example/inbox' }]);
    expect(footer).toEqual([{ label: 'No more digests', url: ENGLISH.unsubscribe }]);
  });
});

it('is written in one language throughout', () => {
  const scripts = { fr: /\p{Script=Arabic}/u, en: /\p{Script=Arabic}/u, ar: /\p{Script=Latin}/u };
  for (const language of LANGUAGES) {
    const words = (letter: ReturnType<typeof digestLetter>) =>
      [letter.greeting, letter.reason, ...[...letter.actions, ...letter.footer].map(({ label }) => label)].join(' ');
    const given = notice('a', '01T09:00');
    for (const letter of [noticeLetter(given, occasion(language)), digestLetter([given], occasion(language))])
      expect(words(letter).replace('Amina', '')).not.toMatch(scripts[language]);
  }
});
