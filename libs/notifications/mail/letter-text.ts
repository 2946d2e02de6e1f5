import type { Letter, LetterEntry, LetterLink } from './letter.js';
import { oneLine, paragraphs, undirected } from './prose.js';

const WIDTH = 76;

/** Lines of at most 76 characters; a word that is longer, such as a link, has one for itself. */
function wrapped(text: string, margin = ''): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > WIDTH) lines.push(margin + word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.join('\n');
}

const prose = (text: string, margin?: string): readonly string[] =>
  paragraphs(undirected(text)).map((paragraph) => wrapped(paragraph, margin));

const MARGIN = '  ';

const entryLines = ({ title, at = '', text, link = '' }: LetterEntry): string =>
  [wrapped(`* ${oneLine(title)}`), ...[at, text].flatMap((each) => prose(each, MARGIN)), ...prose(link, MARGIN)].join(
    '\n',
  );

const linkLines = ({ label, url }: LetterLink): string => [...prose(label), oneLine(url)].join('\n');

/** The plain text of a letter; what stands below the line `-- ` is its footer (RFC 3676, 4.3). */
export function textPart({ greeting, intro = '', sections, actions, reason, footer }: Letter): string {
  const told = sections.flatMap(({ heading, entries }) => [
    ...(heading === undefined ? [] : [wrapped(`— ${oneLine(heading)} —`)]),
    ...entries.map(entryLines),
  ]);
  const below = [...prose(reason), ...footer.map(linkLines)].join('\n');
  return `${[...prose(greeting), ...prose(intro), ...told, ...actions.map(linkLines), `-- \n${below}`].join('\n\n')}\n`;
}
