/** `throughcare programmes`: the catalogue, with every criterion and its source. */
import type { Command } from 'commander';
import type { Catalogue } from '../eligibility/catalogue.ts';
import { catalogueOfPack, catalogues } from '../jurisdictions/catalogues.ts';
import type { Context } from './context.ts';

/** Where a command writes: answers to one place, complaints to the other. */
export interface Terminal {
  write(text: string): void;
  complain(text: string): void;
}

/** The screen of the command line, which ends its lines itself. */
export const terminalOf = ({ screen }: Pick<Context, 'screen'>): Terminal => ({
  write: (text) => screen.write(text.replace(/\n$/, '')),
  complain: (text) => screen.warn(text.replace(/\n$/, '')),
});

/** The catalogue of a jurisdiction, or a sentence that says which there are. */
export function catalogueOf(jurisdiction: string): Catalogue | string {
  const names = catalogues.map((known) => known.jurisdiction);
  return (
    catalogueOfPack(jurisdiction) ??
    `there are no programmes for the jurisdiction ${JSON.stringify(jurisdiction)}; give one of ${names.join(', ')}`
  );
}

interface ProgrammesOptions {
  readonly jurisdiction?: string;
  readonly json?: boolean;
}

/** Prints the catalogue of one jurisdiction, or of all; the exit code is 2 for a jurisdiction it does not know. */
export function listProgrammes(options: ProgrammesOptions, terminal: Terminal): number {
  const chosen = options.jurisdiction === undefined ? catalogues : catalogueOf(options.jurisdiction);
  if (typeof chosen === 'string') {
    terminal.complain(`throughcare programmes: ${chosen}.\n`);
    return 2;
  }
  for (const catalogue of Array.isArray(chosen) ? chosen : [chosen]) {
    terminal.write(options.json === true ? catalogueJson(catalogue) : catalogueText(catalogue));
  }
  return 0;
}

function catalogueJson({ jurisdiction, title, sourceTitle, programmes }: Catalogue): string {
  return `${JSON.stringify({ jurisdiction, title, source: sourceTitle, programmes })}\n`;
}

function catalogueText({ title, jurisdiction, sourceTitle, programmes }: Catalogue): string {
  const lines = [`${title} (${jurisdiction})`, `Source: ${sourceTitle}`, ''];
  for (const { programme, name, criteria } of programmes) {
    lines.push(`${programme}  ${name}`);
    for (const { criterion, requirement, source } of criteria) {
      lines.push(`  - ${criterion}: ${requirement}`, `      [${source.join('; ')}]`);
    }
    lines.push('');
  }
  return `${lines.join('\n')}\n`;
}

/** Adds `programmes` to the command line. */
export function registerProgrammes(program: Command, context: Context): void {
  program
    .command('programmes')
    .description('List every programme with its criteria and their sources')
    .option('-j, --jurisdiction <name>', 'only this jurisdiction')
    .option('--json', 'one line of JSON for each jurisdiction')
    .addHelpText(
      'after',
      '\nExamples:\n  throughcare programmes\n  throughcare programmes --jurisdiction correctional-service-canada --json',
    )
    .action((options: ProgrammesOptions) => context.exitWith(listProgrammes(options, terminalOf(context))));
}
