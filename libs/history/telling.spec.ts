import { describe, expect, it } from '@jest/globals';
import { derivedId } from '#kernel';
import { recorded } from '#kernel/testing';
import { dateSaid, sentenceOf, type Telling, type Titles } from './telling.js';

const [ATLAS, OMDH] = [derivedId('atlas'), derivedId('omdh')];
const telling: Telling = {
  sentences: {
    Invited: {
      fr: 'Invitées : {guests} ({reason})',
      ar: 'المدعوّون: {guests} ({reason})',
      en: 'Invited: {guests} ({reason})',
    },
    Due: { fr: 'Échéance : {on}', ar: 'الأجل: {on}', en: 'Due: {on}' },
  },
  terms: { full: { fr: 'à part entière', ar: 'كامل', en: 'full' } },
  subjects: [],
  subjectIds: {},
  guarded: {},
  guardedSubjects: {},
};
const titled = (id: string, fr: string, ar: string) =>
  [
    id,
    { id, network: 'pnpm', kind: 'organisation', title: { fr, ar }, occurredOn: '2009', recordedAt: '', because: [] },
  ] as const;
const titles: Titles = new Map([titled(ATLAS, 'Atlas', 'أطلس'), titled(OMDH, 'OMDH', 'المنظمة')]);
const said = (type: string, data: object, language: 'fr' | 'ar' | 'en' = 'fr') =>
  sentenceOf(recorded({ type, data }, { name: 'workshop' }, 0), language, titles, telling);

describe('a sentence of the timeline', () => {
  it('names what ids stand for, and coded values', () => {
    expect(said('Invited', { guests: [ATLAS, OMDH], reason: 'full' })).toBe('Invitées : Atlas, OMDH (à part entière)');
    expect(said('Invited', { guests: [ATLAS, OMDH], reason: 'full' }, 'ar')).toBe('المدعوّون: أطلس، المنظمة (كامل)');
  });

  it('leaves out what was not said, and nothing else', () => {
    expect(said('Invited', { guests: [ATLAS] })).toBe('Invitées : Atlas');
    expect(said('Invited', { guests: [ATLAS], reason: { fr: 'voir {annexe}' } })).toBe(
      'Invitées : Atlas (voir {annexe})',
    );
  });

  it('says dates in words', () => {
    expect(said('Due', { on: '2026-12-18' })).toBe('Échéance : 18 décembre 2026');
    expect(said('Due', { on: '2026-12-18' }, 'ar')).toBe('الأجل: 18 دجنبر 2026');
    expect(said('Due', { on: '2026-12-18' }, 'en')).toBe('Due: 18 December 2026');
  });

  it('says dates as precisely as they were told', () => {
    expect(dateSaid('2026', 'fr')).toBe('2026');
    expect(dateSaid('2026-09', 'fr')).toBe('septembre 2026');
    expect(dateSaid('2026-05-01', 'fr')).toBe('1er mai 2026');
  });
});
