import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import type { Language } from '#kernel';
import { type Letter, written } from './letter.js';

const french: Letter = {
  language: 'fr',
  subject: 'Deux nouvelles de vos réseaux',
  greeting: 'Bonjour Salma,',
  intro: 'Voici ce qui s’est passé depuis hier.',
  sections: [
    {
      heading: 'شبكة الواحة',
      entries: [
        {
          title: 'Rédiger le mémorandum',
          text: '⁨جمعية الواحة⁩ vous a confié ce travail.\nIl est à faire avant le 3 mai.',
          at: 'hier à 16 h 20',
          link: 'https://tansiq.example/items/1?a=1&b=2',
        },
        { title: 'Atelier', text: 'Il est reporté.' },
      ],
    },
  ],
  actions: [
    { label: 'Voir mes notifications', url: 'https://tansiq.example/inbox' },
    { label: 'Je participe', url: 'https://tansiq.example/yes' },
  ],
  reason: 'Vous êtes point focal.',
  footer: [{ label: 'Ne plus recevoir ces courriels', url: 'https://tansiq.example/stop' }],
};

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What a strict reader sees: elements, and texts where they stand. Throws on anything that is not well-formed. */
function read(html: string): { readonly elements: readonly Element[]; readonly text: string } {
  const elements: Element[] = [];
  let text = '';
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => elements.push({ name, attributes: { ...attributes } }));
  parser.on('text', (piece) => (text += piece));
  parser.write(html.replace('<!doctype html>', '')).close();
  return { elements, text };
}

const linksOf = (html: string) =>
  read(html)
    .elements.filter(({ name }) => name === 'a')
    .map(({ attributes }) => attributes.href);

const LINKS = [
  'https://tansiq.example/items/1?a=1&b=2',
  'https://tansiq.example/inbox',
  'https://tansiq.example/yes',
  'https://tansiq.example/stop',
];

describe('a letter', () => {
  const { subject, text, html } = written(french);

  it('is plain text with a margin, links on lines of their own, and a footer', () => {
    expect(subject).toBe('Deux nouvelles de vos réseaux');
    expect(text).toBe(`Bonjour Salma,

Voici ce qui s’est passé depuis hier.

— شبكة الواحة —

* Rédiger le mémorandum
  hier à 16 h 20
  جمعية الواحة vous a confié ce travail.
  Il est à faire avant le 3 mai.
  https://tansiq.example/items/1?a=1&b=2

* Atelier
  Il est reporté.

Voir mes notifications
https://tansiq.example/inbox

Je participe
https://tansiq.example/yes

--${' '}
Vous êtes point focal.
Ne plus recevoir ces courriels
https://tansiq.example/stop
`);
  });

  it('says the same in HTML, with the same links', () => {
    const told = read(html).text;
    for (const line of text.split('\n').map((each) => each.replace(/^[*—] | —$/g, '').trim()))
      if (line !== '' && line !== '--' && !line.startsWith('https:')) expect(told).toContain(line);
    expect(linksOf(html)).toEqual(LINKS);
  });

  it('asks for nothing from elsewhere', () => {
    expect(read(html).elements.map(({ name }) => name)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(img|link|script|iframe|object|video|base)$/)]),
    );
    expect(html).not.toMatch(/url\(|@import|src=|srcset=/);
  });

  it('shows in lists what happened, before any courtesy, and hides that when it is open', () => {
    const [, hidden] = /<div style="display:none[^"]*">([^<]*)<\/div>/.exec(html)!;
    expect(hidden).toMatch(
      /^جمعية الواحة vous a confié ce travail. Il est à faire avant le 3 mai. · Il est reporté. · Voici/,
    );
    const long = written({ ...french, intro: 'é😀'.repeat(200) }).html;
    expect([.../display:none[^"]*">([^<]*)</.exec(long)![1]!]).toHaveLength(141);
  });

  it('keeps names of another direction apart', () => {
    expect(html).toContain('<bdi>شبكة الواحة</bdi>');
    expect(html).toContain('<bdi>Rédiger le mémorandum</bdi>');
    expect(html).toContain('<bdi>جمعية الواحة</bdi> vous a confié');
  });

  it('keeps no-break spaces', () => {
    const { subject, text, html } = written({ ...french, subject: 'À faire\u00a0: 2', intro: 'À faire\u202f: 2' });
    expect(subject).toBe('À faire\u00a0: 2');
    expect(text).toContain('À faire\u202f: 2');
    expect(html).toContain('À faire\u202f: 2');
  });

  it('is whole with one notice and nothing else', () => {
    const single = { ...french, intro: undefined, actions: [], sections: [{ entries: [{ title: 'Fait', text: '' }] }] };
    expect(written(single).text).toMatch(/^Bonjour Salma,\n\n\* Fait\n\n-- \n/);
    expect(read(written(single).html).elements.map(({ name }) => name)).not.toContain('h2');
  });

  it('weighs less than 15 kB with ten entries', () => {
    const entry = {
      title: 'مذكرة '.repeat(12),
      text: 'سلمى كلفتكم بهذا العمل. '.repeat(8),
      at: 'أمس',
      link: `https://t.example/${'x'.repeat(80)}`,
    };
    const { html } = written({
      ...french,
      language: 'ar',
      sections: [{ heading: 'شبكة', entries: Array(10).fill(entry) }],
    });
    expect(Buffer.byteLength(html)).toBeLessThan(15_000);
  });
});

it.each<[Language, string, string]>([
  ['fr', 'ltr', 'left'],
  ['ar', 'rtl', 'right'],
  ['en', 'ltr', 'left'],
])('a letter in %s says so twice, as mail programs drop the first', (language, dir, side) => {
  const { elements } = read(written({ ...french, language }).html);
  const spoken = elements.filter(({ attributes }) => attributes.lang !== undefined);
  expect(spoken.map(({ name }) => name)).toEqual(['html', 'div']);
  for (const { attributes } of spoken) expect(attributes).toMatchObject({ lang: language, dir });
  expect(spoken[1]!.attributes.style).toContain(`text-align:${side}`);
});

/** Content as hostile as it gets: markup, entities, line ends, control characters, signs for directions. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('<b>', '</p>', '<!--', ']]>', '"', "' onload='", '&amp;', '&#60;', '<', '>', '\n', '\r\n'),
      fc.constantFrom('\u2068', '\u2069', '\u202e', '\u2028', '\0', '\u0085', '\t', '-- ', 'سلمى'),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(''));

const link = fc.record({ label: hostile, url: fc.webUrl({ withQueryParameters: true, withFragments: true }) });
const letters: fc.Arbitrary<Letter> = fc.record({
  language: fc.constantFrom('fr', 'ar', 'en'),
  subject: hostile,
  greeting: hostile,
  intro: fc.option(hostile, { nil: undefined }),
  sections: fc.array(
    fc.record({
      heading: fc.option(hostile, { nil: undefined }),
      entries: fc.array(
        fc.record({
          title: hostile,
          text: hostile,
          at: fc.option(hostile, { nil: undefined }),
          link: fc.option(fc.webUrl(), { nil: undefined }),
        }),
        { maxLength: 3 },
      ),
    }),
    { maxLength: 3 },
  ),
  actions: fc.array(link, { maxLength: 2 }),
  reason: hostile,
  footer: fc.array(link, { maxLength: 2 }),
});

const tame = (text: string): string => text.replace(/[<>&"']/g, 'x');
const tamed = (letter: Letter): Letter =>
  JSON.parse(JSON.stringify(letter), (key, value: unknown) =>
    typeof value === 'string' && key !== 'url' && key !== 'link' ? tame(value) : value,
  ) as Letter;

describe('whatever stands in a letter', () => {
  it('no sign of it becomes markup', () => {
    fc.assert(
      fc.property(letters, (letter) => {
        const [hostile, harmless] = [read(written(letter).html), read(written(tamed(letter)).html)];
        expect(hostile.elements).toEqual(harmless.elements);
        expect(tame(hostile.text)).toBe(harmless.text);
      }),
    );
  });

  it('its subject is one line without control characters or turned directions', () => {
    fc.assert(
      fc.property(letters, (letter) => {
        expect(written(letter).subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
    expect(written({ ...french, subject: ' Bonjour\r\nBcc: autre@example.org\t!' }).subject).toBe(
      'Bonjour Bcc: autre@example.org !',
    );
  });

  it('no line of its text is longer than 76, except where a word is, and links are whole', () => {
    fc.assert(
      fc.property(letters, (letter) => {
        const lines = written(letter).text.split('\n');
        for (const line of lines) if (line.length > 76) expect(line.trim().replace(/^[*—] /, '')).not.toContain(' ');
        const links = [...letter.actions, ...letter.footer].map(({ url }) => url);
        const whole = lines.map((line) => line.trim());
        for (const url of links) expect(whole).toContain(url);
      }),
    );
  });

  it('every word of it is in the text, in its order, and lines are full', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zé]{1,90}$/), { minLength: 1, maxLength: 60 }), (words) => {
        const { text } = written({ ...french, sections: [], actions: [], intro: words.join(' ') });
        const [, intro] = text.split('\n\n');
        expect(intro!.split(/\s/)).toEqual(words);
        for (const line of intro!.split('\n').filter((line) => line.includes(' ')))
          expect(line.length).toBeLessThanOrEqual(76);
        const next = intro!.split('\n').map((line) => line.split(' ')[0]!.length);
        intro!
          .split('\n')
          .slice(0, -1)
          .forEach((line, index) => expect(line.length + 1 + next[index + 1]!).toBeGreaterThan(76));
      }),
    );
  });

  it('a direction that is not ended ends with its paragraph', () => {
    const { html, text } = written({ ...french, reason: 'a \u202eb \u2067c \u2068d' });
    expect(html + text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  });
});
