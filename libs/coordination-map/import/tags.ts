import type { Meaning } from './headings.js';
import type { HxlTag } from './hxl.js';

/** What a column holds by its tag, and how sure that is. */
export interface TagMeaning {
  readonly meaning: Meaning;
  readonly confidence: number;
}

const SURE = 0.9;
const UNSURE = 0.4;

/** Counts of a part of the people (sex, age, situation): not the count of all of them. */
const PART_OF_PEOPLE =
  /^(f|m|i|age.*|infants|children|adolescents|adults|elderly|disabled|pct|displaced|idps|refugees|hosts?)$/;

/** What a tag says of its column; null where that has no place in a list of activities. */
export function meaningOf({ hashtag, attributes }: HxlTag): TagMeaning | null {
  const has = (...names: string[]): boolean => names.some((name) => attributes.has(name));
  const sure = (meaning: Meaning): TagMeaning => ({ meaning, confidence: SURE });
  const isCode = has('code', 'id');
  switch (hashtag) {
    case 'org':
      if (has('type', 'contact', 'email', 'phone', 'url')) return null;
      if (has('impl', 'prog', 'funder', 'partner')) return { meaning: 'organisation.partner', confidence: UNSURE };
      return sure(has('acronym') || isCode ? 'organisation.acronym' : 'organisation.name');
    case 'sector':
      return has('type') ? null : sure(isCode ? 'field.code' : 'field.name');
    case 'adm1':
    case 'adm2':
    case 'adm3':
      return has('lat', 'lon', 'type') ? null : sure(`${hashtag}.${isCode ? 'code' : 'name'}`);
    case 'loc':
      return isCode || has('lat', 'lon', 'type') ? null : sure('place');
    case 'activity':
      if (isCode) return sure('reference');
      return { meaning: 'title', confidence: has('type', 'status') ? UNSURE : SURE };
    case 'status':
      return sure('status');
    case 'beneficiary':
      return isCode ? null : sure('population');
    case 'date':
      return has('start') ? sure('startsOn') : has('end') ? sure('endsOn') : null;
    case 'targeted':
    case 'reached':
      if ([...attributes].some((each) => PART_OF_PEOPLE.test(each))) return null;
      return sure(hashtag === 'targeted' ? 'planned' : 'reached');
    case 'meta':
      return has('id')
        ? sure('reference')
        : has('visibility')
          ? sure('visibility')
          : has('level')
            ? sure('area.level')
            : null;
    default:
      return null;
  }
}
