/** The health of the citations: every criterion has one, and every paragraph or heading it names is in the source. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogues } from '../../lib/jurisdictions/catalogues.ts';
import index from './source-index.json' with { type: 'json' };

interface SourceIndex {
  readonly file: string;
  readonly paragraphs?: string;
  readonly headings: readonly string[];
  readonly prefix?: string;
}

const indexes: Readonly<Record<string, SourceIndex>> = index;
const sources = new URL('../../../shared/domain/sources/', import.meta.url);

/** Whether the source has what the citation names. */
function exists(citation: string, { paragraphs = '', headings, prefix = '' }: SourceIndex): boolean {
  if (citation.startsWith('Annex A: ')) return headings.includes(citation.slice('Annex A: '.length));
  if (citation.startsWith(prefix) && headings.includes(citation.slice(prefix.length))) return true;
  return paragraphs.split(' ').includes(citation);
}

const cited = catalogues.flatMap(({ jurisdiction, programmes }) =>
  programmes.flatMap(({ programme, criteria }) =>
    criteria.map(({ criterion, source, requirement, facts }) => ({
      title: `${programme} ${criterion}`,
      jurisdiction,
      source,
      requirement,
      facts,
    })),
  ),
);

describe('every criterion', () => {
  it.each(cited.map((one) => [one.title, one] as const))('%s cites what its source has', (_title, one) => {
    expect(one.source.length).toBeGreaterThan(0);
    const known = indexes[one.jurisdiction];
    expect(known).toBeDefined();
    const missing = one.source.filter((citation) => known === undefined || !exists(citation, known));
    expect(missing).toEqual([]);
  });

  it.each(cited.map((one) => [one.title, one] as const))('%s says what it asks, and of which facts', (_title, one) => {
    expect(one.requirement).toMatch(/^[A-Z].*\.$/);
    expect(one.facts.length).toBeGreaterThan(0);
  });

  it('has a name of its own within its programme', () => {
    for (const { programmes } of catalogues) {
      for (const { programme, criteria } of programmes) {
        const names = criteria.map(({ criterion }) => criterion);
        expect(new Set(names).size, programme).toBe(names.length);
      }
    }
  });
});

describe('a citation that the source does not have', () => {
  const known = indexes['correctional-service-canada'] ?? { file: '', headings: [] };
  it.each(['73', '60e', '31c', '31a3', 'Annex A: Program Nobody Offers', 'Annex C', ''])(
    '%s is found out',
    (citation) => {
      expect(exists(citation, known)).toBe(false);
    },
  );
});

/** The paragraphs of the directive, read from its text: 31, 31a (a list item), 31a1 (an item of the item). */
function paragraphsOf(text: string): string {
  const found: string[] = [];
  let paragraph = '';
  let item = '';
  for (const line of text.slice(0, text.indexOf('ANNEX A: PROGRAM-SPECIFIC')).split('\n')) {
    const match = /^( {0,4})(\d+)\. /.exec(line);
    if (match === null) continue;
    const [, indent = '', number = ''] = match;
    if (indent === '') paragraph = number;
    if (indent.length === 2) item = `${paragraph}${String.fromCharCode(96 + Number(number))}`;
    found.push(indent === '' ? paragraph : indent.length === 2 ? item : `${item}${number}`);
  }
  return found.join(' ');
}

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ');

describe.runIf(existsSync(sources))('the committed index', () => {
  it.each(Object.entries(indexes))('of %s says what the source says', (_jurisdiction, known) => {
    const text = readFileSync(new URL(known.file, sources), 'utf8');
    if (known.paragraphs !== undefined) expect(known.paragraphs).toBe(paragraphsOf(text));
    for (const heading of known.headings) {
      const title = known.prefix === 'CT strategy: ' ? heading.replace(/^[IVX]+(\.[A-Z])?(\.\d)? /, '') : heading;
      expect(plain(text)).toContain(title);
    }
  });
});
