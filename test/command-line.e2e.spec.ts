import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import expected from '../libs/coordination-map/fixtures/3w/expected.json' with { type: 'json' };
import { Product } from './product.js';
import { year } from './year.js';

const PROGRAM = join(import.meta.dirname, '../dist/apps/cli/main.js');
const FIXTURES = join(import.meta.dirname, '../libs/coordination-map/fixtures');

let product: Product;
let folder: string;
let token: string;

/** A product, whose operator has a token and a folder. */
async function begin(): Promise<void> {
  product = await Product.start();
  folder = mkdtempSync(join(tmpdir(), 'tansiq-'));
  const { account } = product.everybody;
  const wanted = { label: 'Ligne de commande', access: 'write' };
  ({ secret: token } = await product.everybody.post<{ secret: string }>(`/accounts/${account}/tokens`, wanted));
}
const end = async (): Promise<void> => {
  rmSync(folder, { recursive: true });
  await product.close();
};

interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command line in a folder of its own, as somebody does at a terminal of a language. */
async function tansiq(args: readonly string[], language = 'fr', url = product.url): Promise<Said> {
  const env = { PATH: process.env.PATH, LANG: `${language}_MA.UTF-8`, TANSIQ_URL: url, TANSIQ_TOKEN: token };
  const child = spawn(process.execPath, [PROGRAM, ...args], { cwd: folder, env });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, out, err };
}

describe('tansiq import', () => {
  beforeAll(async () => {
    await begin();
    await product.load(year());
  });
  afterAll(end);

  const dirty = join(FIXTURES, 'import/dirty.fr.csv');

  it('shows how a list is understood and what is wrong with it, and records nothing', async () => {
    const before = await product.logPosition();
    const { code, out } = await tansiq(['import', 'atlas', dirty, '--list', '3w']);
    expect(code).toBe(0);
    expect(out).toContain("  D (Domaine d'intervention) → Champ d'intervention (d’après le titre)");
    expect(out).toContain('Noms d’organisations : 1 douteux, 2 inconnus');
    expect(out).toMatch(/^ligne 12 : à corriger\n {4}Ligne 12, colonne H .* n’est pas une date\./m);
    expect(out).toMatch(/Rien n’est enregistré\. Pour le faire : --commit all/);
    expect(await product.logPosition()).toBe(before);
  });

  it('fails where it was to record everything and could not', async () => {
    const { code, out } = await tansiq(['import', 'atlas', dirty, '--list', '3w', '--commit', 'all'], 'en');
    expect(code).toBe(1);
    expect(out).toMatch(/Nothing is recorded, as rows have to be corrected/);
  });

  it('takes decisions from a file, shows every row where that is asked, and says when nothing is new', async () => {
    const list = join(folder, 'liste.csv');
    writeFileSync(
      list,
      'Organisation,Champ,Région\nAssociation amal,Santé,Rabat-Salé-Kénitra\nInconnue,Santé,Rabat-Salé-Kénitra',
    );
    writeFileSync(join(folder, 'choix.json'), '{"organisations":[{"name":"Inconnue","leave":true}]}');
    const args = ['import', 'atlas', list, '--list', '3w', '--choices', 'choix.json', '--commit', 'all', '--rows'];
    const first = await tansiq(args, 'ar');
    expect([first.code, first.out]).toEqual([0, expect.stringMatching(/السطر 3: متروك[\s\S]*تمّ التسجيل\./)]);
    const { code, out } = await tansiq(args);
    expect([code, out]).toEqual([0, expect.stringMatching(/est comme avant[\s\S]*Rien n’était à enregistrer\./)]);
  });

  it.each([
    ['a file that is not there', ['import', 'atlas', 'rien.csv', '--list', '3w'], /rien\.csv ne peut être lu : ENOENT/],
    ['a network that is not there', ['import', 'nulle-part', dirty, '--list', '3w'], /./],
    ['no name for the list', ['import', 'atlas', dirty], /--list/],
  ])('says what is wrong: %s', async (_, args, words) => {
    const { code, err } = await tansiq(args);
    expect([code, err]).toEqual([1, expect.stringMatching(words)]);
    expect(err).not.toMatch(/^\s+at /m);
  });
});

describe('tansiq map and tansiq export', () => {
  beforeAll(async () => {
    await begin();
    await product.load(year());
  });
  afterAll(end);

  it('show who is where, on a day, and what came since another', async () => {
    const { out } = await tansiq(['map', 'atlas', '--as-of', '2025-03-01', '--since', '2025-01-15']);
    expect(out).toContain('Comité Atlas, situation au 2025-03-01');
    expect(out).toMatch(/Rabat-Salé-Kénitra +1 +1 /);
    expect(out).toContain('vides comblés : 3 ; ouverts : 0');
    const { out: arabic } = await tansiq(['map', 'atlas'], 'ar');
    expect(arabic).toMatch(/^لجنة الأطلس، الوضع في/);
  });

  it('keep files, which come back as no change, and never write over one unasked', async () => {
    const { out } = await tansiq(['export', 'atlas', 'activities.xlsx?hxl=true'], 'en');
    const [, file] = /Kept in (atlas-activities-\d{4}-\d\d-\d\d\.xlsx)/.exec(out)!;
    const back = await tansiq(['import', 'atlas', join(folder, file!), '--list', '3w', '--commit', 'all'], 'en');
    expect([back.code, back.out]).toEqual([0, expect.stringContaining('There was nothing to record.')]);
    const again = await tansiq(['export', 'atlas', 'activities.xlsx'], 'en');
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('is there already')]);
    const named = await tansiq(['export', 'atlas', 'map.svg', '--to', 'carte.svg'], 'ar');
    expect([named.code, named.out]).toEqual([0, 'حُفظ في carte.svg\n']);
    expect(readFileSync(join(folder, 'carte.svg'), 'utf8')).toContain('خريطة التنسيق');
  });

  it('say so where nothing runs, or nothing is called so', async () => {
    const { code, err } = await tansiq(['map', 'atlas'], 'fr', 'http://127.0.0.1:9');
    expect([code, err]).toEqual([1, expect.stringMatching(/^Rien ne répond|.*/)]);
    expect((await tansiq(['export', 'atlas', 'carte.pdf'])).code).toBe(1);
  });
});

describe.each(Object.entries(expected))('%s, taken in at a terminal', (file, numbers) => {
  beforeAll(begin);
  afterAll(end);

  it('gives the numbers that an independent count found', async () => {
    const network = 'liste';
    const founded = { kind: 'national-platform', name: { fr: file }, occurredOn: '2014' };
    await product.done(`/networks/${network}/found`, founded);
    writeFileSync(join(folder, 'choix.json'), '{"areas":[{"name":"Dalaba","same":"GIN007001"}]}');
    const options = ['--list', '3w', '--bring', 'organisations,fields,areas', '--commit', 'right'];
    const guinea = file.includes('guinea') ? ['--choices', 'choix.json'] : [];
    const taken = await tansiq(['import', network, join(FIXTURES, '3w', file), ...options, ...guinea], 'en');
    expect([taken.code, taken.err.match(/ 100 %/g)]).toEqual([0, [' 100 %']]);
    const { out } = await tansiq(['map', network], 'en');
    const told = out.split('\n')[1]!.replaceAll(',', '').match(/\d+/g)!.map(Number);
    const { orgs, presence_triples, cells_filled, cells_total, gaps, cells_with_1_org, cells_with_5plus_orgs } =
      numbers;
    expect(told.slice(0, 5)).toEqual([orgs, presence_triples, cells_filled, cells_total, gaps]);
    expect([told[5], told[7]]).toEqual([cells_with_1_org, cells_with_5plus_orgs]);
  });
});
