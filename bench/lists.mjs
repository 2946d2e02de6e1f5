import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { install } from './installation.mjs';
import { check, quantile, result } from './measure.mjs';

const [ROWS, ORGANISATIONS, FIELDS, AREAS] = [100_000, 500, 20, 100];
const PLACED = 50_000;
const PORT = 41_874;
const [PER_SECOND, SECONDS] = [20, 30];
const STATUSES = ['Prévue', 'En cours', 'Suspendue', 'Terminée'];

/** Spreads numbers over a range, each time alike (Knuth's multiplicative hash). */
const spread = (n) => Math.imul(n + 1, 2_654_435_761) >>> 8;

/** A list of activities as one is kept in a spreadsheet: most are the only one of their organisation in their cell, and no cell stays empty. */
function listOf(rows) {
  const lines = [
    "Organisation,Sigle,Champ d'intervention,Code du territoire,Territoire,Statut,Activité,Lieu,Public,Début,Fin,Personnes prévues,Personnes atteintes,Référence",
  ];
  for (let n = 0; n < rows; n++) {
    const [organisation, field, area] = [n % ORGANISATIONS, spread(n) % FIELDS, Math.floor(spread(n) / FIELDS) % AREAS];
    const status = STATUSES[n % 13 === 0 ? 3 : n % 3];
    const [start, end] = [`${2020 + (n % 4)}-0${1 + (n % 9)}-1${n % 9}`, `${2024 + (n % 2)}-0${1 + (n % 9)}-2${n % 8}`];
    lines.push(
      `Association numéro ${organisation} pour l'entraide,ASSO${organisation},Champ numéro ${field},MA-${area},Territoire ${area},${status},` +
        `Activité ${n} de terrain et d'accompagnement,Quartier ${n % 977},Personnes migrantes et réfugiées,${start},${end},${n % 900},${n % 400},L-${n}`,
    );
  }
  return Buffer.from(lines.join('\r\n'));
}

const IMPORT = '/networks/atlas/activities/import?list=3w&commit=right&bring=organisations,fields,areas';

/** A list of 100,000 rows sent to the product as it runs by default, until all of it is on the map; and sent again. */
export async function lists({ folder }) {
  const bytes = listOf(ROWS);
  const product = await install(join(folder, 'lists'), PORT);
  try {
    const first = await taken(product, bytes);
    check(first.report.begin === ROWS, `every row begins an activity: ${JSON.stringify(first.report)}`);
    const again = await taken(product, bytes);
    check(again.report.nothing === ROWS, `nothing changes when it comes again: ${JSON.stringify(again.report)}`);
    const { peakMB } = product.memory();
    const figures = { first, again, megabytes: bytes.length / 1e6 };
    return [
      result({
        name: 'import',
        what: '100,000 rows from the file to the map',
        value: ROWS / first.seconds,
        unit: 'rows/s',
        least: 5_000,
        figures,
      }),
      result({
        name: 'import-memory',
        what: 'memory of the product, at the highest',
        value: first.peakMB,
        unit: 'MB',
        most: 400,
        figures: { again: peakMB },
      }),
    ];
  } finally {
    await product.close();
  }
}

async function taken(product, bytes) {
  const [began, cpu] = [performance.now(), product.cpuSeconds()];
  let progress = 0;
  const report = await product.coordinator.take(IMPORT, bytes, ({ is }) => (progress += is === 'progress' ? 1 : 0));
  const reported = (performance.now() - began) / 1_000;
  await product.coordinator.get(
    `/networks/atlas/map?field=champ-numero-1${report.position ? `&waitFor=${report.position}` : ''}`,
  );
  const seconds = (performance.now() - began) / 1_000;
  return { report, reported, seconds, cpuSeconds: product.cpuSeconds() - cpu, progress, ...product.memory() };
}

/** The map of 500 organisations, 20 fields and 100 areas with 50,000 activities, asked 20 times a second. */
export async function map({ folder }) {
  const product = await install(join(folder, 'map'), PORT + 1);
  try {
    await taken(product, listOf(PLACED));
    const whole = await product.coordinator.text('/networks/atlas/map');
    const { filled, presences } = JSON.parse(whole).totals;
    check(filled === FIELDS * AREAS && presences > 0.9 * PLACED, `the map is whole: ${filled}, ${presences}`);
    // From the request to the last byte of the answer.
    const ask = async () => {
      const began = performance.now();
      const text = await product.coordinator.text('/networks/atlas/map');
      const ms = performance.now() - began;
      check(text === whole, 'the map is the same each time');
      return ms;
    };
    for (let n = 0; n < 40; n++) await ask();
    const asked = [];
    const [began, cpu] = [performance.now(), product.cpuSeconds()];
    for (let n = 0; n < PER_SECOND * SECONDS; n++) {
      await setTimeout(Math.max(0, began + (n * 1_000) / PER_SECOND - performance.now()));
      asked.push(ask());
    }
    const times = await Promise.all(asked);
    const figures = {
      p50: quantile(times, 0.5),
      p90: quantile(times, 0.9),
      max: Math.max(...times),
      asked: times.length,
      cpuMs: ((product.cpuSeconds() - cpu) * 1_000) / times.length,
    };
    return [
      result({
        name: 'map',
        what: 'the map of 50,000 activities, 20 times a second, p99',
        value: quantile(times, 0.99),
        unit: 'ms',
        most: 50,
        figures,
      }),
    ];
  } finally {
    await product.close();
  }
}
