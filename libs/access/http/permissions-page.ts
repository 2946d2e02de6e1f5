import { escaped, page } from '#http';
import type { Language, Phrase } from '#kernel';
import type { Registry } from '#runtime';
import { type Role, ROLES } from '../domain/roles.js';
import { COMMANDS, type Condition, ROUTES, type Row } from '../permissions.js';
import { terms } from '../words.js';
import { GROUPS, type Group, OWN_ROUTES } from './route-titles.js';

const WORDS = {
  title: { fr: 'Qui peut faire quoi', ar: 'من يحق له ماذا', en: 'Who may do what' },
  lead: {
    fr: 'Ce tableau est celui que le logiciel applique : il est tiré de son code. Un rôle vaut dans un réseau ; l’exploitation, pour toute l’installation. Ce qui n’est pas dit ici est refusé.',
    ar: 'هذا الجدول هو الذي يطبّقه البرنامج، فهو مستخرج من شفرته. لكل دور شبكته، أما التشغيل فيشمل المنظومة كلها. وما لم يُذكر هنا مرفوض.',
    en: 'This is the table that the software applies: it is made from its code. A role holds in one network; running the installation, everywhere. What is not said here is refused.',
  },
  answers: {
    fr: 'Une lecture ne montre que ce qui est pour la personne qui demande : ce qu’une organisation réserve aux membres, ou à elle-même, n’apparaît pas aux autres.',
    ar: 'لا تُظهر القراءة إلا ما يخص من يطلبها: ما تخصّ به منظمة الأعضاء أو نفسها لا يظهر لغيرهم.',
    en: 'A reading shows only what is for whoever asks: what an organisation keeps to members, or to itself, does not appear to others.',
  },
  what: { fr: 'Quoi', ar: 'ماذا', en: 'What' },
  anybody: { fr: 'tout le monde', ar: 'الجميع', en: 'anybody' },
  signedIn: { fr: 'toute personne connectée', ar: 'كل من سجّل الدخول', en: 'whoever is signed in' },
  oneself: { fr: 'soi-même', ar: 'صاحب الحساب', en: 'oneself' },
  yes: { fr: 'oui', ar: 'نعم', en: 'yes' },
  no: { fr: 'non', ar: 'لا', en: 'no' },
} as const satisfies Record<string, Phrase>;

/** When a role may do something, in words. */
const CONDITIONS: Readonly<Record<Exclude<Condition, 'always'>, Phrase>> = {
  'on behalf': {
    fr: 'en disant au nom de qui',
    ar: 'مع ذكر من يُتحدّث باسمه',
    en: 'saying on whose behalf',
  },
  'own organisation': { fr: 'pour son organisation', ar: 'عن منظمته', en: 'for their organisation' },
  'own group': { fr: 'pour son groupe', ar: 'عن مجموعته', en: 'for their group' },
  'assigned to us': {
    fr: 'si c’est confié à son organisation ou à l’un de ses groupes',
    ar: 'إن أُسند إلى منظمته أو إحدى مجموعاتها',
    en: 'if assigned to their organisation or a group of its',
  },
  'our member': {
    fr: 'pour les membres de son réseau',
    ar: 'لأعضاء شبكته',
    en: 'for members of their network',
  },
  'own network': { fr: 'dans son réseau', ar: 'في شبكته', en: 'in their network' },
  'own people': {
    fr: 'pour qui n’a de rôle que dans ses réseaux, hors coordination',
    ar: 'لمن لا دور له إلا في شبكاته، دون التنسيق',
    en: 'for those with roles in their networks only, coordinators aside',
  },
};

/** One thing that somebody may do. */
interface Thing {
  readonly route: string;
  readonly title: Phrase;
  readonly row: Row;
}

/** Everything that the table holds, by what it belongs to. */
export function thingsOf(registry: Registry): ReadonlyMap<Group, readonly Thing[]> {
  const groups = new Map<Group, Thing[]>();
  const add = (group: Group, thing: Thing): void => void groups.set(group, [...(groups.get(group) ?? []), thing]);
  for (const { name, queries, uploads = [] } of registry.contexts) {
    const routes = [
      ...queries.map((each) => ['GET', each] as const),
      ...uploads.map((each) => ['POST', each] as const),
    ];
    for (const [method, { path, title }] of routes) {
      const route = `${method} ${path}`;
      add(name as Group, { route, title, row: ROUTES[route]! });
    }
  }
  for (const { name, context, path, definition } of registry.commands.values())
    add(context as Group, { route: `POST ${path}`, title: definition.title, row: COMMANDS[name]! });
  for (const [route, { group, title }] of Object.entries(OWN_ROUTES)) add(group, { route, title, row: ROUTES[route]! });
  return groups;
}

type Column = Role | 'oneself';

const holds = (row: Row, column: Column): boolean => typeof row === 'object' && row[column] !== undefined;

const columnName = (column: Column, language: Language): string =>
  column === 'oneself' ? WORDS.oneself[language] : terms[column]![language];

function cell(row: Row, column: Column, language: Language): string {
  if (typeof row !== 'object' || row[column] === undefined)
    return `<td><span aria-label="${WORDS.no[language]}">·</span></td>`;
  const condition = column === 'oneself' ? 'always' : row[column];
  return condition === 'always'
    ? `<td><span aria-label="${WORDS.yes[language]}">✓</span></td>`
    : `<td>${CONDITIONS[condition!][language]}</td>`;
}

/** So that an address fits a narrow column, broken between its parts. */
const breakable = (route: string): string => route.replaceAll('/', '<wbr>/');

function line({ route, title, row }: Thing, columns: readonly Column[], language: Language): string {
  const open = row === 'anybody' ? WORDS.anybody : row === 'signed in' ? WORDS.signedIn : undefined;
  const cells = open
    ? `<td colspan="${Math.max(1, columns.length)}">${open[language]}</td>`
    : columns.map((column) => cell(row, column, language)).join('');
  return `<tr><th scope="row">${escaped(title[language])}<br><small><bdi dir="ltr"><code>${breakable(route)}</code></bdi></small></th>${cells}</tr>`;
}

/** Only the roles that may do any of these things have a column. */
function table(heading: string, things: readonly Thing[], language: Language): string {
  const columns = ([...ROLES, 'oneself'] as const).filter((column) => things.some(({ row }) => holds(row, column)));
  const names = columns.map((column) => `<th scope="col">${columnName(column, language)}</th>`).join('');
  const head = `<thead><tr><th scope="col">${WORDS.what[language]}</th>${names}</tr></thead>`;
  const lines = things.map((thing) => line(thing, columns, language)).join('');
  return `<div class="wide" role="region" tabindex="0" aria-label="${heading}"><table>${head}<tbody>${lines}</tbody></table></div>`;
}

/** Who may do what, from the table that the gate holds. */
export function permissionsPage(registry: Registry, language: Language): string {
  const groups = [...thingsOf(registry)].map(([group, things]) => {
    const heading = GROUPS[group][language];
    return [group, heading, `<h2 id="${group}">${heading}</h2>${table(heading, things, language)}`] as const;
  });
  const contents = groups.map(([group, heading]) => `<a href="#${group}">${heading}</a>`).join(' · ');
  const lead = `<h1>${WORDS.title[language]}</h1><p>${WORDS.lead[language]}</p><p>${WORDS.answers[language]}</p><p>${contents}</p>`;
  const sections = groups.map(([, , section]) => section).join('');
  return page(language, WORDS.title[language], lead + sections, '/docs/permissions');
}
