import { type Audience, Flag, Whole } from '#kernel';
import { isUnder5 } from '../domain/activity.js';
import type { CountSum } from './cell.document.js';

/** A count of people, or a sum of such counts, as far as it is told. */
export class CountAsTold {
  @Whole({
    optional: true,
    about: 'Left out where it is under 5, or counts one that is, outside the organisation that reported it',
  })
  value?: number;
  @Flag({ optional: true, about: 'It is a count from 1 to 4: shown as "<5"' }) under5?: boolean;
  @Flag({ optional: true, about: 'A sum with a count from 1 to 4 in it: not told, as that could be told from it' })
  withheld?: boolean;
}

/** Whether an organisation's counts are told to an audience whatever they are. Reading a whole network is not acting for an organisation. */
export const reportsFor = (audience: Audience, network: string): ((organisation: string) => boolean) => {
  const own = audience.networks.get(network)?.own ?? new Set();
  return (organisation) => own.has(organisation);
};

/** One count. */
export const countAsTold = (count: number | undefined, isOwn: boolean): CountAsTold | undefined =>
  count === undefined ? undefined : !isOwn && isUnder5(count) ? { under5: true } : { value: count };

/**
 * Sums up counts for one reader. A sum that holds a hidden count is not told, nor is any larger sum with it: no sum that is told contains
 * a hidden number, so no subtraction gives it away. All that is said depends on a hidden number only in that it is from 1 to 4.
 */
export class Reckoning {
  private sum = 0;
  private counts = 0;
  private hidden = 0;

  add({ sum, counts, under5 }: CountSum, isOwn: boolean): void {
    this.sum += sum;
    this.counts += counts;
    if (!isOwn) this.hidden += under5;
  }

  include({ sum, counts, hidden }: Reckoning): void {
    this.sum += sum;
    this.counts += counts;
    this.hidden += hidden;
  }

  get told(): CountAsTold | undefined {
    if (this.counts === 0) return undefined;
    if (this.hidden === 0) return { value: this.sum };
    return this.counts === 1 ? { under5: true } : { withheld: true };
  }
}
