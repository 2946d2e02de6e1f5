import type { Step } from './step.js';

/** The password of every account of the demonstration: it protects nothing, and a store that holds anything else is never loaded into. */
export const PASSWORD = 'demonstration';

/** An account of the demonstration. Nobody in it exists, and every name says so. */
interface Invented {
  readonly key: string;
  readonly name: string;
  readonly role: string;
  readonly organisation?: string;
  readonly group?: string;
  readonly language?: string;
}

/** Runs the installation; comes in before the first step. */
export const OPERATOR = { name: 'Exploitation (démonstration)', email: 'operator@demonstration.example' };

const emailOf = (key: string): string => `${key}@${key === 'archives' ? 'demonstration' : 'rivages'}.example`;

const COORDINATION: Invented = {
  key: 'coordination',
  name: 'Salma Rivage (fictive)',
  role: 'coordinator',
  organisation: 'dunes',
};

const OTHERS: readonly Invented[] = [
  { key: 'analyst', name: 'Idriss Marée (fictif)', role: 'analyst' },
  { key: 'observer', name: 'Ana Écume (fictive)', role: 'observer', language: 'en' },
  { key: 'phare', name: 'Younes Galet (fictif)', role: 'focal-point', organisation: 'phare' },
  { key: 'tisseuses', name: 'نور الموج (خيالية)', role: 'focal-point', organisation: 'tisseuses', language: 'ar' },
  { key: 'ponts', name: 'Rachid Lagune (fictif)', role: 'group-lead', organisation: 'ponts', group: 'gt-law' },
  { key: 'voix', name: 'Mariam Alizé (fictive)', role: 'focal-point', organisation: 'voix' },
];

const reference = (key: string | undefined): string | undefined => key && `@${key}`;

const invitation = (network: string, occurredOn: string, { key, organisation, group, ...account }: Invented) => ({
  key: `account-${key}`,
  path: '/accounts',
  content: {
    ...{ ...account, email: emailOf(key), network },
    ...{ organisation: reference(organisation), group: reference(group) },
  },
  occurredOn,
});

/** The coordinator of the invented network comes with its founding. */
export const coordination = invitation('rivages', '2021-06-05', COORDINATION);

/** Those who come in once their organisations are members and in groups. */
export const others = OTHERS.map((each) => invitation('rivages', '2025-02-04', each));

/** One account tells the real history, network after network. */
export const archivist = (network: string, isFirst: boolean): Step =>
  isFirst
    ? {
        key: 'account-archives',
        path: '/accounts',
        content: { name: 'Archives (démonstration)', email: emailOf('archives'), role: 'coordinator', network },
      }
    : {
        key: `account-archives-${network}`,
        path: '/accounts/@account-archives/roles/grant',
        content: { role: 'coordinator', network },
      };

/** What the console says of the accounts. */
export const accounts = (): readonly { email: string; role: string }[] => [
  { email: OPERATOR.email, role: 'operator' },
  { email: emailOf('archives'), role: 'coordinator' },
  ...[COORDINATION, ...OTHERS].map(({ key, role }) => ({ email: emailOf(key), role })),
];
