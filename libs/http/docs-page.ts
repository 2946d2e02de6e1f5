import { type ContentClass, type FieldSchema, fieldsOf, type Language, type Phrase } from '#kernel';
import type { RegisteredCommand, Registry } from '#runtime';
import { escaped, page } from './pages.js';
import { CommandParameters, ListParameters, MomentParameters } from './parameters.js';

type Json = Readonly<Record<string, unknown>>;

const WORDS = {
  title: { fr: 'L’API', ar: 'الواجهة البرمجية', en: 'The API' },
  lead: {
    fr: '<code>POST</code> consigne un fait, <code>GET</code> répond, à la date que l’on veut. La description complète, pour les programmes (OpenAPI 3.1) :',
    ar: '<code>POST</code> تسجّل واقعة، و<code>GET</code> تجيب، في أي تاريخ. الوصف الكامل للبرامج (OpenAPI 3.1):',
    en: '<code>POST</code> records a fact, <code>GET</code> answers, at any date. The whole description, for programs (OpenAPI 3.1):',
  },
  everyQuery: { fr: 'Toute lecture accepte', ar: 'كل قراءة تقبل', en: 'Every reading takes' },
  everyList: { fr: 'Toute liste accepte', ar: 'كل قائمة تقبل', en: 'Every list takes' },
  everyCommand: { fr: 'Toute écriture accepte', ar: 'كل كتابة تقبل', en: 'Every writing takes' },
  sorts: { fr: 'Tris', ar: 'الترتيب', en: 'Sorts' },
  parts: { fr: 'Éléments composés', ar: 'العناصر المركّبة', en: 'Parts' },
  nothing: { fr: 'Aucun champ propre.', ar: 'لا حقول خاصة.', en: 'No fields of its own.' },
} as const satisfies Record<string, Phrase>;

/** The classes that fields refer to, each once, in the order in which they come up. */
class Parts {
  readonly found = new Set<ContentClass>();

  typeOf({ json, of, list }: FieldSchema): string {
    if (of) {
      this.found.add(of());
      return `<a href="#${of().name}">${of().name}</a>${list ? ' […]' : ''}`;
    }
    const { type, enum: values, maxLength, minimum, maximum, items } = json as Json;
    if (Array.isArray(values)) return values.map((value) => `<code>${escaped(String(value))}</code>`).join(' ');
    const bounds = [
      minimum === undefined ? '' : `≥ ${String(minimum)}`,
      maximum === undefined || Number(maximum) >= 1e15 ? '' : `≤ ${String(maximum)}`,
    ];
    const size = maxLength === undefined ? '' : `≤ ${String(maxLength)}`;
    const forms = ((json.anyOf ?? [json]) as readonly Json[]).map(({ format, pattern }) => format ?? pattern);
    const [inside] = items
      ? [
          this.typeOf({
            json: items as Json,
            list: false,
            optional: false,
            personal: false,
            free: false,
          }),
        ]
      : [];
    return [
      inside ? `${inside} […]` : String(type ?? 'object'),
      ...forms.map((form) => (form && form !== '\\S' ? `<code>${escaped(String(form))}</code>` : '')),
      size,
      ...bounds,
    ]
      .filter(Boolean)
      .join(' ');
  }

  table(fields: ReadonlyMap<string, FieldSchema>): string {
    const rows = [...fields].map(([name, field]) => {
      const about = escaped(String(field.json.description ?? '')).replace(/`([^`]*)`/g, '<code>$1</code>');
      return `<tr><td><code>${name}</code>${field.optional ? '' : ' *'}</td><td>${this.typeOf(field)}</td><td>${about}</td></tr>`;
    });
    return `<table dir="ltr">${rows.join('')}</table>`;
  }
}

const operation = (method: string, path: string, title: string, content: string): string =>
  `<details><summary><bdi><b>${method}</b> <code>${path}</code></bdi> ${escaped(title)}</summary>${content}</details>`;

/** The API's description for people: in their language, without a script, from the tables that serve it. */
export function docsPage(registry: Registry, language: Language): string {
  const parts = new Parts();
  const own = (type: ContentClass): string =>
    fieldsOf(type).size > 0 ? parts.table(fieldsOf(type)) : `<p>${WORDS.nothing[language]}</p>`;
  const command = ({ path, definition }: RegisteredCommand): string =>
    operation('POST', path, definition.title[language], own(definition.content));
  const sections = registry.contexts.map(({ name, about, queries }) => {
    const reads = queries.map((route) => {
      const sorts =
        route.kind === 'list'
          ? `<p>${WORDS.sorts[language]} : <code>${route.sorts.join('</code> <code>')}</code></p>`
          : '';
      return operation('GET', route.path, route.title[language], own(route.query) + sorts);
    });
    const writes = [...registry.commands.values()].filter(({ context }) => context === name).map(command);
    return `<h2 id="${name}">${name}</h2><p dir="ltr">${escaped(about)}</p>${[...reads, ...writes].join('')}`;
  });
  const common = [
    [WORDS.everyQuery, MomentParameters],
    [WORDS.everyList, ListParameters],
    [WORDS.everyCommand, CommandParameters],
  ] as const;
  const general = common.map(([word, type]) => `<details><summary>${word[language]}</summary>${own(type)}</details>`);
  const described: string[] = [];
  for (const type of parts.found) described.push(`<h3 id="${type.name}" dir="ltr">${type.name}</h3>${own(type)}`); // grows while it is walked
  const contents = registry.contexts.map(({ name }) => `<a href="#${name}">${name}</a>`).join(' · ');
  const lead = `<h1>${WORDS.title[language]}</h1><p>${WORDS.lead[language]} <a href="/openapi.json">openapi.json</a></p><p dir="ltr">${contents}</p>`;
  return page(
    language,
    WORDS.title[language],
    `${lead}${general.join('')}${sections.join('')}<h2>${WORDS.parts[language]}</h2>${described.join('')}`,
  );
}
