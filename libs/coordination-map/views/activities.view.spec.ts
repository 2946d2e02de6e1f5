import { describe, expect, it } from '@jest/globals';
import { derivedId } from '#kernel';
import { project, recorded } from '#kernel/testing';
import { activity } from '../domain/activity.commands.js';
import type { ActivityEvent } from '../domain/activity.js';
import { activitiesView } from './activities.view.js';

const AMANE = derivedId('amane');
const cell = { organisation: AMANE, field: 'medical', area: 'MA-04' };
const declared: ActivityEvent = {
  type: 'ActivityDeclared',
  data: { ...cell, status: 'planned', title: { fr: 'Permanence' }, population: { ar: 'النساء' }, planned: 300 },
};
const shown = (...told: readonly (readonly [string, ActivityEvent])[]) =>
  project(
    activitiesView,
    told.map(([occurredOn, event], position) => recorded(event, activity, position, { id: 'a', occurredOn })),
  ).get('a')!;

describe('an activity', () => {
  it('is shown as it was declared, to everybody where nothing else is said', () => {
    expect(shown(['2024-01', declared])).toEqual({
      ...{ id: 'a', network: 'pnpm', ...declared.data, visibility: 'public', confirmedOn: '2024-01-31', revision: 0 },
      ...{ search: 'permanence', populationSearch: 'النساء' },
    });
  });

  it('is searched by what it is called now', () => {
    const to = { field: 'medical', area: 'MA-06', title: { fr: 'Équipe mobile' } };
    const changed: ActivityEvent = {
      type: 'ActivityScopeChanged',
      data: { organisation: AMANE, status: 'planned', from: { field: 'medical', area: 'MA-04' }, to },
    };
    expect(shown(['2024-01', declared], ['2024-02-02', changed])).toMatchObject({
      ...to,
      ...{ planned: 300, search: 'equipe mobile', confirmedOn: '2024-02-02', revision: 1 },
    });
  });

  it('ends on the day that is named, or else on that of the fact', () => {
    const ended = (endedOn?: string): ActivityEvent => ({
      type: 'ActivityEnded',
      data: { ...cell, from: 'planned', endedOn, reason: { fr: 'Fin' } },
    });
    expect(shown(['2024-01', declared], ['2024-03', ended('2024-02')])).toMatchObject({
      ...{ status: 'ended', endsOn: '2024-02', statusReason: { fr: 'Fin' } },
    });
    expect(shown(['2024-01', declared], ['2024-03', ended()])).toMatchObject({ endsOn: '2024-03' });
  });

  it('says why it is suspended, for as long as it is', () => {
    const moved = (from: 'planned' | 'suspended', to: 'suspended' | 'ongoing', reason?: { fr: string }) =>
      ['2024-02', { type: 'ActivityStatusChanged', data: { ...cell, from, to, reason } }] as const satisfies readonly [
        string,
        ActivityEvent,
      ];
    const suspended = moved('planned', 'suspended', { fr: 'Travaux' });
    expect(shown(['2024-01', declared], suspended)).toMatchObject({ statusReason: { fr: 'Travaux' } });
    const again = shown(['2024-01', declared], suspended, moved('suspended', 'ongoing'));
    expect(again).toMatchObject({ status: 'ongoing', statusReason: undefined });
  });
});
