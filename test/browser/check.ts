/**
 * Looks at the pages in a real browser: `npm run check:browser [-- --photos FOLDER]`. Each has to come without a word on
 * the console, ask for nothing but itself, fit a desk, a telephone and a sheet of paper, have something drawn in
 * every drawing, and say there what its person's life has to say.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import picocolors from 'picocolors';
import { functions } from '../../functions/index.ts';
import { run } from '../../lib/commands/program.ts';
import { installedBrowser, openBrowser, type Tab } from './browser.ts';

interface View {
  readonly name: string;
  readonly width: number;
  readonly scheme: 'light' | 'dark';
  readonly printed?: true;
}
const views: readonly View[] = [
  { name: 'desk', width: 1280, scheme: 'light' },
  { name: 'dark', width: 1280, scheme: 'dark' },
  { name: 'telephone', width: 390, scheme: 'light' },
  // As wide as what a sheet of A4 leaves between its margins.
  { name: 'paper', width: 718, scheme: 'light', printed: true },
];

/** What a page has to show at least. */
interface Page {
  readonly name: string;
  readonly path: string;
  /** Drawings and links in them. */
  readonly drawings: number;
  readonly links: number;
  /** What stands on it, or in its drawings. */
  readonly says: readonly string[];
}

const throughcare = async (...words: readonly string[]): Promise<void> => {
  const nothing = { share: () => undefined, end: () => undefined };
  const said: string[] = [];
  const code = await run(words, {
    functions,
    now: () => Date.now(),
    interrupted: new AbortController().signal,
    screen: {
      write: () => undefined,
      warn: (text) => void said.push(text),
      colour: picocolors.createColors(false),
      progress: () => nothing,
    },
  });
  if (code !== 0) throw new Error(`throughcare ${words.join(' ')} ended with ${code}: ${said.join('\n')}`);
};

/** One person or more of each jurisdiction: the longest lives, a stay of an afternoon, deaths, referrals, a programme joined twice. */
const people: readonly (readonly [jurisdiction: string, number: string, links: number, says: readonly string[]])[] = [
  ['connecticut', 'CT-1001', 3, ['Mon 12 Jan 14:00', '16:00']],
  ['connecticut', 'CT-1016', 40, ['2026-05', 'front-loading']],
  ['connecticut', 'CT-1019', 10, []],
  ['connecticut', 'CT-1022', 5, ['now']],
  [
    'correctional-service-canada',
    'CSC-2008',
    12,
    ['Referrals: 6', 'programme-referral VPP-HI', 'cib-decision AOSAP-MI'],
  ],
  ['england-and-wales', 'EW-4005', 15, ['evaluation start (round 2)', 'evaluation end']],
  ['saskatchewan', 'SK-3001', 20, ['Referrals: ']],
];

/** The report of Connecticut whole and with small groups hidden, and drawn lives of people everywhere. */
const writePages = async (folder: string): Promise<readonly Page[]> => {
  const lives = (jurisdiction: string): string => join(folder, 'lives', jurisdiction);
  for (const jurisdiction of new Set(people.map(([name]) => name)))
    await throughcare('simulate', '--jurisdiction', jurisdiction, '--out', lives(jurisdiction));
  const from = lives('connecticut');
  await throughcare('report', '--from', from, '--out', join(folder, 'whole'), '--smallest', '1');
  await throughcare('report', '--from', from, '--out', join(folder, 'usual'));
  for (const [jurisdiction, number] of people)
    await throughcare('show', number, '--from', lives(jurisdiction), '--out', join(folder, `${number}.html`));
  return [
    { name: 'report-whole', path: join(folder, 'whole', 'report.html'), drawings: 9, links: 0, says: [] },
    { name: 'report', path: join(folder, 'usual', 'report.html'), drawings: 6, links: 0, says: ['not shown'] },
    ...people.map(([, name, links, says]) => ({ name, path: join(folder, `${name}.html`), drawings: 1, links, says })),
  ];
};

/** Asked of the page itself. Every drawing that is named has to have shapes with an area, and a name that is read aloud. */
const measure = `(() => {
  const drawings = [...document.querySelectorAll('svg[role]')].filter((svg) => svg.checkVisibility());
  const right = document.documentElement.clientWidth;
  const drawn = drawings.map((svg) => ({
    name: svg.getAttribute('aria-label') ?? (svg.getAttribute('aria-labelledby') ?? '').split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '').join(' ').trim(),
    shapes: [...svg.querySelectorAll('path, rect')].filter((shape) => {
      const { width, height } = shape.getBoundingClientRect();
      return width > 1 && height > 1;
    }).length,
  }));
  return JSON.stringify({
    drawn,
    links: drawings.flatMap((svg) => [...svg.querySelectorAll('a')]).length,
    // Only the drawing of a life moves sideways, in a frame of its own; on paper nothing does.
    cut: drawings.filter((svg) => svg.getBoundingClientRect().right > right && !svg.closest('.drawn')).length,
    labels: drawings.map((svg) => svg.querySelectorAll('text').length),
    clipped: drawings.flatMap((svg) => [...svg.querySelectorAll('text')].filter((text) =>
      text.getBoundingClientRect().right > svg.getBoundingClientRect().right + 1)).length,
    said: drawings.map((svg) => svg.textContent).join(' ') + document.body.innerText,
    broken: [...document.querySelectorAll('a[href^="#"]')].filter((a) => !document.getElementById(a.getAttribute('href').slice(1))).length,
    scripts: document.scripts.length,
    tables: document.querySelectorAll('table').length,
    ids: [...document.querySelectorAll('[id]')].length - new Set([...document.querySelectorAll('[id]')].map(({ id }) => id)).size,
    across: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    height: document.documentElement.scrollHeight,
  });
})()`;

interface Measured {
  readonly drawn: readonly { readonly name: string; readonly shapes: number }[];
  readonly links: number;
  readonly cut: number;
  readonly labels: readonly number[];
  readonly clipped: number;
  readonly said: string;
  readonly broken: number;
  readonly scripts: number;
  readonly tables: number;
  readonly ids: number;
  readonly across: number;
  readonly height: number;
}

const look = async (tab: Tab, page: Page, { width, scheme, printed }: View): Promise<readonly string[]> => {
  const heard: string[] = [];
  const asked: string[] = [];
  const url = pathToFileURL(page.path).href;
  let loaded: () => void = () => undefined;
  const load = new Promise<void>((resolve) => {
    loaded = resolve;
  });
  tab.on((method, params) => {
    if (method === 'Page.loadEventFired') loaded();
    if (method === 'Log.entryAdded' || method === 'Runtime.consoleAPICalled' || method === 'Runtime.exceptionThrown')
      heard.push(JSON.stringify(params).slice(0, 300));
    if (method === 'Network.requestWillBeSent') asked.push((params.request as { readonly url: string }).url);
  });
  for (const domain of ['Page', 'Network', 'Log', 'Runtime']) await tab.ask(`${domain}.enable`);
  await tab.ask('Emulation.setDeviceMetricsOverride', {
    width,
    height: 900,
    deviceScaleFactor: 1,
    mobile: width < 600,
  });
  await tab.ask('Emulation.setEmulatedMedia', {
    media: printed ? 'print' : 'screen',
    features: [{ name: 'prefers-color-scheme', value: scheme }],
  });
  await tab.ask('Page.navigate', { url });
  await load;
  const { drawn, ...rest } = await measured(tab);
  return [
    ...heard.map((words) => `the console says ${words}`),
    ...asked.filter((one) => one !== url && !one.startsWith('data:')).map((one) => `it asks for ${one}`),
    ...(rest.across > 0 ? [`it is ${rest.across} px wider than ${width} px`] : []),
    ...(drawn.length < page.drawings ? [`it has ${drawn.length} drawings, not ${page.drawings} or more`] : []),
    ...(rest.links < page.links ? [`its drawing has ${rest.links} spans, not ${page.links} or more`] : []),
    ...drawn.filter(({ shapes }) => shapes < 3).map(({ name }) => `nothing is drawn in "${name}"`),
    ...drawn.filter(({ name }) => name === '').map(() => 'a drawing has no name that could be read aloud'),
    ...(rest.cut > 0 ? [`${rest.cut} drawings are cut at the right`] : []),
    ...(rest.clipped > 0 ? [`${rest.clipped} words are cut at the edge of a drawing`] : []),
    ...rest.labels.filter((labels) => labels < 2).map(() => 'a drawing has no words on its axis'),
    ...page.says.filter((words) => !rest.said.includes(words)).map((words) => `nowhere stands "${words}"`),
    ...(printed && (await pagesOf(tab)) === 0 ? ['it cannot be printed'] : []),
    ...(rest.broken > 0 ? [`${rest.broken} links lead nowhere`] : []),
    ...(rest.ids > 0 ? [`${rest.ids} ids stand twice`] : []),
    ...(rest.scripts > 0 ? [`it has ${rest.scripts} scripts`] : []),
    ...(rest.tables < 2 ? ['it has no tables beside its drawings'] : []),
  ];
};

/** How many sheets it takes on paper. */
const pagesOf = async (tab: Tab): Promise<number> => {
  const { data } = (await tab.ask('Page.printToPDF', { paperWidth: 8.27, paperHeight: 11.69 })) as { data: string };
  return (
    Buffer.from(data, 'base64')
      .toString('latin1')
      .match(/\/Type\s*\/Page\b/g)?.length ?? 0
  );
};

const measured = async (tab: Tab): Promise<Measured> => {
  const { result } = (await tab.ask('Runtime.evaluate', { expression: measure })) as { result: { value: string } };
  return JSON.parse(result.value) as Measured;
};

const photograph = async (tab: Tab, path: string): Promise<void> => {
  const { data } = (await tab.ask('Page.captureScreenshot', { captureBeyondViewport: true })) as { data: string };
  writeFileSync(path, Buffer.from(data, 'base64'));
};

const { photos } = parseArgs({ options: { photos: { type: 'string' } } }).values;
const command = installedBrowser();
if (command === undefined) {
  console.log('No Chromium here, so the pages are not looked at. Debian has it in the package chromium.');
} else {
  const folder = mkdtempSync(join(tmpdir(), 'throughcare-pages-'));
  if (photos !== undefined) mkdirSync(photos, { recursive: true });
  const browser = await openBrowser(command);
  let problems = 0;
  try {
    for (const page of await writePages(folder)) {
      for (const view of views) {
        const tab = await browser.newTab();
        const found = await look(tab, page, view);
        problems += found.length;
        console.log(`${page.name}, ${view.name}: ${found.length === 0 ? 'fine' : found.join('; ')}`);
        if (photos !== undefined) await photograph(tab, join(photos, `${page.name}-${view.name}.png`));
      }
    }
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
  process.exitCode = problems === 0 ? 0 : 1;
}
