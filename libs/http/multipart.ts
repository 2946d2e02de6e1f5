/** A part of a form: a field, or a file where it has a file name. */
export interface Part {
  readonly name: string;
  readonly fileName?: string;
  readonly bytes: Buffer;
}

const BOUNDARY = /^multipart\/form-data\s*;(?:.*;)?\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i;
const DISPOSITION = /^content-disposition:\s*form-data(.*)$/im;

/**
 * The parts of a form (multipart/form-data, RFC 7578; framed as in RFC 2046, 5.1.1). They are views of the body: of a large file there is
 * no second copy. `undefined` where it is no such form.
 */
export function partsOf(body: Buffer, contentType: string): readonly Part[] | undefined {
  const [, quoted, plain] = BOUNDARY.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) return undefined;
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  const parts: Part[] = [];
  let at = body.indexOf(delimiter.subarray(2));
  if (at < 0) return undefined;
  for (at += delimiter.length - 2; !follows(body, at, '--'); at += delimiter.length) {
    const headersEnd = body.indexOf('\r\n\r\n', at);
    const end = headersEnd < 0 ? -1 : body.indexOf(delimiter, headersEnd + 4);
    const named = namesIn(body.toString('utf8', at, Math.max(at, headersEnd)));
    if (!follows(body, at, '\r\n') || end < 0 || !named) return undefined;
    parts.push({ ...named, bytes: body.subarray(headersEnd + 4, end) });
    at = end;
  }
  return parts;
}

const follows = (body: Buffer, at: number, signs: string): boolean =>
  body.toString('latin1', at, at + signs.length) === signs;

function namesIn(headers: string): Pick<Part, 'name' | 'fileName'> | undefined {
  const [, parameters = ''] = DISPOSITION.exec(headers) ?? [];
  const name = /;\s*name="([^"]*)"/i.exec(parameters)?.[1];
  const fileName = /;\s*filename="((?:[^"\\]|\\.)*)"/i.exec(parameters)?.[1];
  if (name === undefined) return undefined;
  return { name: unescaped(name), ...(fileName !== undefined && { fileName: unescaped(fileName) }) };
}

/** As browsers write what would end a name (https://html.spec.whatwg.org/#escape-a-multipart-form-data-name). */
const unescaped = (name: string): string =>
  name.replace(/%0A|%0D|%22/gi, (sign) => decodeURIComponent(sign)).replaceAll('\\"', '"');
