import type { INestApplicationContext } from '@nestjs/common';
import { addDays, type Day, dayOf, type EventStore } from '#kernel';
import { Works } from '#notifications';
import { type Clock, CLOCK, EVENT_STORE } from '#runtime';
import type { Progress } from '../terminal.js';
import { demonstration } from './demonstration.js';
import { type Cast, load } from './load.js';
import { thisWeek } from './this-week.js';

/** Its people are reminded of what came due within so many days before it was loaded. */
const REMINDED = 30;

/** Tells the whole demonstration to the product in this process, until everybody in it has their news. Answers how many steps it has. */
export async function tellDemonstration(app: INestApplicationContext, cast: Cast, progress: Progress): Promise<number> {
  const day = await firstLoaded(app);
  const steps = [...demonstration(), ...thisWeek(day)];
  const position = await load(steps, cast, progress);
  await cast.operator.get(`/networks?waitFor=${position}`);
  const works = app.get(Works, { strict: false });
  await works.told(position);
  await works.remind(addDays(day, -REMINDED));
  return steps.length;
}

/** The day on which it was loaded first: told again, it tells the same. */
async function firstLoaded(app: INestApplicationContext): Promise<Day> {
  const clock = app.get<Clock>(CLOCK, { strict: false });
  for await (const [first] of app.get<EventStore>(EVENT_STORE, { strict: false }).readLog({ limit: 1 }))
    return dayOf(first!.recordedAt, clock.timeZone);
  return clock.today();
}
