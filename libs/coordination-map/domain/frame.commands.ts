import {
  aggregate,
  command,
  effectiveDay,
  InLanguages,
  isRefusal,
  Line,
  LonLat,
  OnPartialDate,
  type PartialDate,
  PartList,
  Quantity,
  type Refusal,
  same,
  type Text,
  Whole,
} from '#kernel';
import { AreaCode, FieldCode, SectorCode } from './fields.js';
import { evolve, type Frame, type FrameEvent, initialState, type MapArea, type MapField } from './frame.js';
import { problems, refuse } from './problems.js';

export class MapFieldContent implements MapField {
  @FieldCode() code: string;
  @InLanguages() name: Text;
  @SectorCode({ optional: true, about: 'The humanitarian sector that it falls under, such as `HEA` or `PRO-CPN`' })
  sector?: string;
}

export class AdoptClassification {
  @PartList(() => MapFieldContent, { min: 1, max: 100, about: 'The whole list: it replaces the one before' })
  fields: MapFieldContent[];
}

export class MapAreaContent implements MapArea {
  @AreaCode() code: string;
  @InLanguages() name: Text;
  @Whole({ min: 1, max: 3, about: '1 is the highest level below the country' }) level: number;
  @AreaCode({ optional: true, about: 'The area of a higher level that it is in' }) parent?: string;
  @LonLat({ optional: true }) point?: [number, number];
}

export class AdoptAreas {
  @Line({ max: 60, about: 'What the codes are to be understood by, such as `MA-2015`' }) vintage: string;
  @InLanguages({ optional: true }) title?: Text;
  @Line({ optional: true, max: 2_000 }) source?: string;
  @Line({ optional: true }) licence?: string;
  @PartList(() => MapAreaContent, { min: 1, max: 2_000, about: 'The whole list: it replaces the one before' })
  areas: MapAreaContent[];
}

export class SetConfirmationPeriod {
  @Whole({ min: 1, max: 3_660, about: 'Days after which what was not confirmed is stale' }) days: number;
}

export class RecordNeed {
  @AreaCode() area: string;
  @InLanguages({ about: 'What was counted, such as persons in need of care' }) indicator: Text;
  @Quantity({ min: 0 }) value: number;
  @OnPartialDate({ about: 'The day, month or year that the value is of' }) period: PartialDate;
}

/** What a network's map is made of: keyed by the network, so that each has one. */
export const frame = aggregate<Frame, FrameEvent>({
  name: 'frame',
  scope: 'network',
  initialState,
  evolve,
  problems,
  commands: {
    AdoptClassification: command<Frame, FrameEvent, AdoptClassification>({
      content: AdoptClassification,
      on: 'either',
      title: {
        fr: "Adopter la classification des champs d'intervention",
        ar: 'اعتماد تصنيف مجالات التدخل',
        en: 'Adopt the classification of fields of intervention',
      },
      decide({ fields }, { classification: { on, value } }, { occurredOn, today }) {
        const twice = repeated(fields);
        if (twice) return refuse('classification-field-twice', { field: twice.code });
        if (same(fields, value) && effectiveDay(occurredOn, today) >= on) return refuse('classification-unchanged');
        return [{ type: 'ClassificationAdopted', data: { fields } }];
      },
    }),
    AdoptAreas: command<Frame, FrameEvent, AdoptAreas>({
      content: AdoptAreas,
      on: 'either',
      title: { fr: 'Adopter le découpage en zones', ar: 'اعتماد التقسيم إلى مناطق', en: 'Adopt the areas of the map' },
      decide(adopted, { areas: { on, value } }, { occurredOn, today }) {
        const against = contradiction(adopted.areas);
        if (isRefusal(against)) return against;
        if (same(adopted, value) && effectiveDay(occurredOn, today) >= on) return refuse('areas-unchanged');
        return [{ type: 'AreasAdopted', data: { ...adopted } }];
      },
    }),
    SetConfirmationPeriod: command<Frame, FrameEvent, SetConfirmationPeriod>({
      content: SetConfirmationPeriod,
      on: 'either',
      title: {
        fr: 'Fixer la durée de validité des confirmations',
        ar: 'تحديد مدة صلاحية التأكيدات',
        en: 'Set how long a confirmation holds',
      },
      decide({ days }, { confirmation: { on, value } }, { occurredOn, today }) {
        if (days === value && on !== '' && effectiveDay(occurredOn, today) >= on)
          return refuse('confirmation-period-unchanged', { days });
        return [{ type: 'ConfirmationPeriodSet', data: { days } }];
      },
    }),
    RecordNeed: command<Frame, FrameEvent, RecordNeed>({
      content: RecordNeed,
      on: 'either',
      title: {
        fr: 'Noter les besoins dans une zone',
        ar: 'تسجيل الاحتياجات في منطقة',
        en: 'Record the need in an area',
      },
      decide(need, { areas, needs }) {
        if (!areas.value.areas.some(({ code }) => code === need.area))
          return refuse('map-area-unknown', { area: need.area });
        if (same(need, needs.get(need.area))) return refuse('need-already-recorded', { area: need.area });
        return [{ type: 'NeedRecorded', data: { ...need } }];
      },
    }),
  },
});

/** The first whose code stands before already. */
function repeated<Coded extends { readonly code: string }>(list: readonly Coded[]): Coded | undefined {
  const seen = new Set<string>();
  return list.find(({ code }) => seen.size === seen.add(code).size);
}

/** Why areas cannot be a hierarchy. */
function contradiction(areas: readonly MapArea[]): Refusal | undefined {
  const twice = repeated(areas);
  if (twice) return refuse('areas-code-twice', { area: twice.code });
  const levels = new Map(areas.map(({ code, level }) => [code, level]));
  const astray = areas.find(({ parent, level }) => parent !== undefined && !(levels.get(parent)! < level));
  return astray && refuse('areas-parent-not-above', { area: astray.code, parent: astray.parent });
}
