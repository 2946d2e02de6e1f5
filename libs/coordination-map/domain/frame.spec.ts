import { describe, expect, it } from '@jest/globals';
import { given, on } from '#kernel/testing';
import { frame } from './frame.commands.js';
import type { FrameEvent, MapArea } from './frame.js';

const medical = { code: 'medical', name: { fr: 'Médical' }, sector: 'HEA' };
const legal = { code: 'legal', name: { fr: 'Juridique' } };
const region: MapArea = { code: 'MA-04', name: { fr: 'Rabat' }, level: 1, point: [-6.83, 34.02] };
const town: MapArea = { code: 'RAB', name: { fr: 'Rabat' }, level: 2, parent: 'MA-04' };
const classified = on<FrameEvent>('2023-05', { type: 'ClassificationAdopted', data: { fields: [medical, legal] } });
const divided = on<FrameEvent>('2023-05', {
  type: 'AreasAdopted',
  data: { vintage: 'MA-2015', areas: [region, town] },
});

describe('the classification', () => {
  it('is adopted whole', () => {
    expect(given(frame).when('AdoptClassification', { fields: [medical, legal] }).events).toEqual([
      { type: 'ClassificationAdopted', data: { fields: [medical, legal] } },
    ]);
  });

  it('is refused with a code twice, or where it changes nothing', () => {
    expect(given(frame).when('AdoptClassification', { fields: [medical, medical] }).refusal).toBe(
      'classification-field-twice',
    );
    const again = { fields: [medical, legal] };
    expect(given(frame, [classified]).when('AdoptClassification', again).refusal).toBe('classification-unchanged');
  });

  it('told late does not replace the one that holds', () => {
    const late = on<FrameEvent>('2022', { type: 'ClassificationAdopted', data: { fields: [legal] } });
    expect(given(frame, [classified, late]).state.classification.value).toEqual([medical, legal]);
  });

  it('takes sectors by their code alone', () => {
    const content = { fields: [{ ...legal, sector: 'Protection' }] };
    expect(() => given(frame).when('AdoptClassification', content)).toThrow('sector');
  });
});

describe('the areas', () => {
  const when = (areas: readonly object[], ...events: FrameEvent[]) =>
    given(frame, events).when('AdoptAreas', { vintage: 'MA-2015', areas });

  it('are adopted whole, with their vintage', () => {
    expect(when([region, town]).events).toEqual([
      { type: 'AreasAdopted', data: { vintage: 'MA-2015', areas: [region, town] } },
    ]);
  });

  it.each([
    ['with a code twice', [region, region], 'areas-code-twice'],
    ['in an area that is not listed', [town], 'areas-parent-not-above'],
    ['in an area of their own level', [region, { ...town, level: 1 }], 'areas-parent-not-above'],
    ['in themselves', [{ ...region, parent: 'MA-04' }], 'areas-parent-not-above'],
  ])('are refused %s', (_, areas, refusal) => expect(when(areas).refusal).toBe(refusal));

  it('are refused where they change nothing', () => {
    expect(when([region, town], divided).refusal).toBe('areas-unchanged');
  });

  it.each([[[34.02, -206.83]], [[0]], [[0, 0, 0]], ['0,0'], [[0, null]]])('are at no point like %p', (point) => {
    expect(() => when([{ ...region, point }])).toThrow('point');
  });
});

describe('how long a confirmation holds', () => {
  it('is set, and not to what it is', () => {
    const set = on<FrameEvent>('2023-05', { type: 'ConfirmationPeriodSet', data: { days: 90 } });
    expect(given(frame).when('SetConfirmationPeriod', { days: 180 }).refusal).toBeUndefined();
    expect(given(frame, [set]).when('SetConfirmationPeriod', { days: 90 }).refusal).toBe(
      'confirmation-period-unchanged',
    );
  });
});

describe('a need', () => {
  const need = { area: 'MA-04', indicator: { fr: 'Personnes' }, value: 1200, period: '2023' };
  const recorded = (more: object) => on<FrameEvent>('2023-06', { type: 'NeedRecorded', data: { ...need, ...more } });

  it('is recorded for an area of the map', () => {
    expect(given(frame, [divided]).when('RecordNeed', need).events).toEqual([{ type: 'NeedRecorded', data: need }]);
    expect(given(frame, [divided]).when('RecordNeed', { ...need, area: 'X' }).refusal).toBe('map-area-unknown');
    expect(given(frame, [divided, recorded({})]).when('RecordNeed', need).refusal).toBe('need-already-recorded');
  });

  it('counts by its period, whenever it is told', () => {
    const { needs } = given(frame, [recorded({}), recorded({ period: '2022', value: 7 })]).state;
    expect(needs.get('MA-04')?.value).toBe(1200);
  });
});
