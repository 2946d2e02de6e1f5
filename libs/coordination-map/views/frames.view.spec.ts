import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '#kernel';
import { project, recorded } from '#kernel/testing';
import { frame } from '../domain/frame.commands.js';
import type { FrameEvent } from '../domain/frame.js';
import { framesView } from './frames.view.js';

const shown = (...told: readonly (readonly [string, FrameEvent, string?])[]) =>
  project(
    framesView,
    told.map(([occurredOn, event, source], position) =>
      withSource(recorded(event, frame, position, { id: 'pnpm', occurredOn }), source),
    ),
  ).get('pnpm')!;

const withSource = (event: RecordedEvent<FrameEvent>, source?: string): RecordedEvent<FrameEvent> => ({
  ...event,
  metadata: { ...event.metadata, source },
});

const field = (code: string) => ({ code, name: { fr: code } });
const classified = (...codes: readonly string[]): FrameEvent => ({
  type: 'ClassificationAdopted',
  data: { fields: codes.map(field) },
});
const need = (value: number, period: string): FrameEvent => ({
  type: 'NeedRecorded',
  data: { area: 'MA-04', indicator: { fr: 'Personnes' }, value, period },
});

describe('what a map is made of', () => {
  it('begins with whatever is told first', () => {
    expect(shown(['2023', { type: 'ConfirmationPeriodSet', data: { days: 90 } }])).toEqual({
      ...{ id: 'pnpm', network: 'pnpm', fields: [], areas: [], needs: [], revision: 0 },
      ...{ confirmationDays: 90, confirmationSince: '2023-12-31' },
    });
  });

  it('is what was adopted last, not what was told last', () => {
    const document = shown(['2023-05', classified('medical', 'legal')], ['2022', classified('medical')]);
    expect(document).toMatchObject({ fields: [{ code: 'medical' }, { code: 'legal' }], revision: 1 });
  });

  it('says where its areas are from: as they were told, or else by the document that says so', () => {
    const adopted = (source?: string): FrameEvent => ({
      type: 'AreasAdopted',
      data: { vintage: 'MA-2015', areas: [], ...(source && { source }) },
    });
    expect(shown(['2023', adopted(), 'ISO 3166-2:MA']).source).toBe('ISO 3166-2:MA');
    expect(shown(['2023', adopted('ISO 3166-2:MA'), '3w.csv']).source).toBe('ISO 3166-2:MA');
  });

  it('keeps the need of the newest period', () => {
    const { needs } = shown(['2023', need(10, '2023-06')], ['2023', need(20, '2023')], ['2024', need(5, '2023-11')]);
    expect(needs).toMatchObject([{ value: 20, period: '2023' }]);
  });
});
