import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** A command of the README, and what it printed there. */
export interface Example {
  readonly command: string;
  readonly printed: string;
}

/** The examples in a document: in blocks marked `console`, lines after `$ ` and what follows them. */
export const examplesIn = (document: string): readonly Example[] =>
  [...document.matchAll(/^```console\n([\s\S]*?)^```$/gm)].flatMap(([, block = '']) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((example) => {
        const end = example.indexOf('\n');
        return { command: example.slice(0, end), printed: example.slice(end + 1).trim() };
      }),
  );

/** Cookies by the file that curl would keep them in, and texts by the variable that the shell would. */
const [jars, variables] = [new Map<string, string>(), new Map<string, string>()];

const quoted = (text: string, option: RegExp): string | undefined => option.exec(text)?.[1];

/** As they stand in single quotes, or in double ones with the variables in them filled in. */
function headersIn(request: string): Record<string, string> {
  const headers = request.matchAll(/-H (?:'([^:']+): ([^']*)'|"([^:"]+): ([^"]*)")/g);
  return Object.fromEntries(
    [...headers].map(([, name, value, other, text]) => [
      (name ?? other)!,
      value ?? text!.replace(/\$(\w+)/g, (_, variable: string) => variables.get(variable) ?? ''),
    ]),
  );
}

/** A file of the repository, sent as a form has it. */
function fileIn(request: string): FormData | undefined {
  const path = quoted(request, /-F 'file=@([^']+)'/);
  if (path === undefined) return undefined;
  const form = new FormData();
  form.set('file', new File([readFileSync(join(import.meta.dirname, '..', path))], basename(path)));
  return form;
}

/** Does what a command of the README does, with the product's own HTTP client in curl's place, so that tests need only Node. */
export async function run(command: string, url: string): Promise<string> {
  const [, variable, inner] = /^(\w+)=\$\((.*)\)$/.exec(command) ?? [];
  if (variable !== undefined) {
    variables.set(variable, await run(inner!, url));
    return '';
  }
  const [request = '', filter] = command.split(' | node -p ');
  const address = quoted(request, /'http:\/\/localhost:3000([^']*)'/);
  if (!request.startsWith('curl -s ') || address === undefined)
    throw new Error(`not an example that can be run: ${command}`);
  const headers = headersIn(request);
  const [kept, sent] = [quoted(request, /-c (\S+)/), quoted(request, /-b (\S+)/)];
  if (sent !== undefined) headers.cookie = jars.get(sent) ?? '';
  const answer = await fetch(url + address, {
    method: quoted(request, /-X (\w+)/) ?? (request.includes(' -F ') ? 'POST' : 'GET'),
    headers,
    body: quoted(request, /-d '([^']*)'/) ?? fileIn(request),
  });
  if (kept !== undefined)
    jars.set(
      kept,
      answer.headers
        .getSetCookie()
        .map((each) => each.split(';')[0]!)
        .join('; '),
    );
  const body = await answer.text();
  if (filter === undefined) return body.trim();
  const { stdout, stderr } = spawnSync(process.execPath, ['-p', filter.slice(1, -1)], {
    input: body,
    encoding: 'utf8',
  });
  return (stdout || stderr).trim();
}
