import type { Text } from '#kernel';
import { tell, type Told } from './telling.js';

/** A town, by the name that keys have it by, in its region. */
export interface Place {
  readonly key: string;
  readonly area: string;
  readonly name: Text;
}

/** What somebody does there. Without a status it goes on; without a visibility everybody may know. */
interface Content {
  readonly title: Text;
  readonly population: Text;
  readonly status?: 'planned';
  readonly visibility?: 'members' | 'restricted';
  readonly startsOn?: string;
  readonly planned?: number;
  /** The day on which it was told, where that is later. */
  readonly told?: string;
}

/** Something that its organisation says of an activity; the path is below the activity's. */
interface Act {
  readonly path: string;
  readonly on: string;
  readonly content?: object;
}
type Acts = Act | readonly Act[];

const act = (path: string, on: string, content?: object): Act => ({ path, on, content });

export const confirmed = (...days: readonly string[]): readonly Act[] => days.map((on) => act('confirm', on));
export const begun = (on: string): Act => act('status', on, { to: 'ongoing' });
export const resumed = begun;
export const suspended = (on: string, reason: Text): Act => act('status', on, { to: 'suspended', reason });
export const changed = (on: string, content: object): Act => act('scope', on, content);
export const reached = (on: string, count: number): Act => changed(on, { reached: count });
export const ended = (on: string, reason: Text): Act => act('end', on, { reason });

/** The activities of one field. Each is told by its organisation; where it is restricted, nobody says in which town. */
export const activitiesIn =
  (field: string) =>
  (
    organisation: string,
    { key: town, area, name }: Place,
    on: string,
    { told, ...content }: Content,
    ...acts: readonly Acts[]
  ): readonly Told[] => {
    const key = `${organisation}-${field}-${town}`;
    const place = content.visibility === 'restricted' ? {} : { place: name };
    const declared = { organisation: `@${organisation}`, field, area, status: 'ongoing', ...place, ...content };
    return [
      tell(key, 'activities', on, declared, told),
      ...acts
        .flat()
        .map(({ path, on, content }, index) =>
          tell(`${key}-${index}-${path}`, `activities/@${key}/${path}`, on, content),
        ),
    ].map((step) => ({ ...step, by: `@${organisation}` }));
  };
