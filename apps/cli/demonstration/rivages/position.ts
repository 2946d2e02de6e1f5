import { day, tell, type Told } from './telling.js';

/** A stage of a position; its path is below the position's. The name makes the step's key, for what is referred to later. */
interface Stage {
  readonly name: string;
  readonly path: string;
  readonly on: string;
  readonly content?: object;
}

/** Who thinks what; with a comment where an organisation says why. */
type Opinions = Partial<
  Record<'support' | 'support-with-reservation' | 'object' | 'abstain', readonly (string | Reasoned)[]>
>;
type Reasoned = readonly [organisation: string, comment: object];

const stage = (name: string, path: string, on: string, content?: object): Stage => ({ name, path, on, content });

export const revised = (on: string, content: object): Stage => stage('revised', 'revise', on, content);

/** A round of consultation: opened, open until a day, and what was answered on which days. It is closed on its last day if that has come. */
export function consultation(
  opened: string,
  closesOn: string,
  ...answers: readonly (readonly [on: string, Opinions])[]
): readonly Stage[] {
  const given = answers.flatMap(([on, opinions]) =>
    Object.entries(opinions).flatMap(([opinion, organisations]) =>
      organisations.map((each) => {
        const [organisation, comment] = typeof each === 'string' ? [each] : each;
        const content = { organisation: `@${organisation}`, opinion, comment };
        return stage(`${opened}-${organisation}-${opinion}`, 'opinions', on, content);
      }),
    ),
  );
  return [stage(`opened-${opened}`, 'consultation', opened, { closesOn: day(closesOn) }), ...given];
}

export const closed = (on: string): Stage => stage(`closed-${on}`, 'consultation/close', on);
export const adopted = (on: string): Stage => stage('adopted', 'adopt', on);
export const rejected = (on: string, reason: object): Stage => stage('rejected', 'reject', on, { reason });
export const endorsed = (on: string, ...organisations: readonly string[]): readonly Stage[] =>
  organisations.map((each) => stage(`endorsed-${each}`, 'endorsements', on, { organisation: `@${each}` }));
export const unendorsed = (on: string, organisation: string, reason: object): Stage =>
  stage(`unendorsed-${organisation}`, 'endorsements/withdraw', on, { organisation: `@${organisation}`, reason });
export const published = (on: string, page: string): Stage =>
  stage('published', 'publish', on, { uri: `https://rivages.example/positions/${page}` });
export const withdrawn = (on: string, reason: object): Stage => stage('withdrawn', 'withdraw', on, { reason });

/** To an authority; `answers` and `follow-ups` of the same position are about this submission. */
export const submitted = (on: string, authority: object, reference: string): Stage =>
  stage('submitted', 'submissions', on, { authority, reference });
export const answered = (on: string, kind: string, text: object): Stage =>
  stage(`answered-${on}`, 'answers', on, { kind, text });
export const followUp = (on: string, dueOn: string, what: object): Stage =>
  stage(`follow-up-${on}`, 'follow-ups', on, { dueOn: day(dueOn), what });

const ABOUT_A_SUBMISSION = ['answers', 'follow-ups'];

/** A position and the stages that it went through. */
export function position(key: string, on: string, content: object, ...stages: readonly Stage[]): readonly Told[] {
  return [
    tell(key, 'positions', on, content),
    ...stages.map(({ name, path, on, content }) => {
      const submission = ABOUT_A_SUBMISSION.includes(path) ? { submission: `@${key}-submitted.0` } : {};
      return tell(`${key}-${name}`, `positions/@${key}/${path}`, on, { ...content, ...submission });
    }),
  ];
}
