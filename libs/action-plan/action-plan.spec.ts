import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { type Event, fill, LANGUAGES } from '#kernel';
import { project, recorded } from '#kernel/testing';
import { planId } from './domain/fields.js';
import { actionPlan, indicator, item, plan } from './index.js';

interface Fixture extends Event {
  readonly version: number;
  readonly data: Readonly<Record<string, unknown>>;
}

const fixtures = JSON.parse(
  readFileSync(new URL('./fixtures/events.json', import.meta.url), 'utf8'),
) as readonly Fixture[];
const types = actionPlan.aggregates.flatMap(({ evolve }) => Object.keys(evolve));
const ownerOf = (type: string) => actionPlan.aggregates.find(({ evolve }) => type in evolve)!;
const told = ({ type, data }: Fixture, position: number) =>
  recorded({ type, data }, ownerOf(type), position, { id: ownerOf(type) === plan ? '2023' : undefined });

describe('the context as a whole', () => {
  it('has an example of every event, in words of every language that need nothing but what the event holds', () => {
    expect(new Set(fixtures.map(({ type }) => type))).toEqual(new Set(types));
    for (const { type, data } of fixtures)
      for (const language of LANGUAGES)
        expect(fill(actionPlan.sentences[type]![language], { ...data, subject: 'it' })).not.toContain('{');
  });

  it('says of every event what it is about', () => {
    const kinds = fixtures.map(
      (fixture, position) => actionPlan.subjects[fixture.type]!(told(fixture, position))[0]?.kind,
    );
    expect(kinds).toEqual(fixtures.map(({ type }) => ownerOf(type).name));
  });

  it('shows every example', () => {
    const events = fixtures.map(told);
    const documents = actionPlan.views.map((view) => [...project(view, events).values()]);
    expect(documents).toMatchObject([
      [{ id: planId('pnpm', '2023'), status: 'closed', objectives: [{ carriedFrom: '2022' }] }],
      [{ status: 'carried-over', owners: [{ ended: 'declined' }], evidence: [{}, {}] }],
      [{ values: [{ value: 91 }], regions: [{ target: 150 }] }],
    ]);
  });

  it('tells why an item is there: its recommendation and what it goes on with, or else its plan', () => {
    const because = (data: object) =>
      actionPlan.subjects.ActionItemProposed!(
        recorded(
          { type: 'ActionItemProposed', data: { plan: '2023', title: { fr: 'X' }, weight: 1, ...data } },
          item,
          0,
        ),
      )[0]?.because;
    expect(because({})).toEqual([planId('pnpm', '2023')]);
    expect(because({ recommendation: 'r' })).toEqual(['r']);
    expect(because({ recommendation: 'r', carriedFrom: 'i' })).toEqual(['i', 'r']);
  });

  it('names the same values in every language of a problem', () => {
    const valuesIn = (texts: readonly string[]) =>
      texts
        .join(' ')
        .match(/\{\w+\}/g)
        ?.sort();
    for (const { fr, ar, en } of Object.values(actionPlan.problems)) {
      expect(valuesIn(ar)).toEqual(valuesIn(fr));
      expect(valuesIn(en)).toEqual(valuesIn(fr));
    }
  });

  it('has one path for every command', () => {
    const names = [plan, item, indicator].flatMap(({ commands }) => Object.keys(commands));
    expect(new Set(Object.keys(actionPlan.commands))).toEqual(new Set(names));
    expect(new Set(Object.values(actionPlan.commands)).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(Object.keys(actionPlan.facts)));
  });
});
