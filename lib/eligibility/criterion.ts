import type { Remedy } from './change.ts';
import type { Finding } from './finding.ts';

/** One rule of one programme: a pure question about one person, with its citation. */
export interface Criterion<Subject> {
  /** Short name in words, unique within a programme. */
  readonly id: string;
  /** What is asked, in plain words: the catalogue prints it. */
  readonly requirement: string;
  /** Paragraphs and headings of the source. */
  readonly source: readonly string[];
  /** Names of the facts it reads. */
  readonly facts: readonly string[];
  judge(subject: Subject): Finding;
  /** The ways in which the person could come to meet it, each enough by itself; none when nothing may be proposed. */
  remedies?(subject: Subject): readonly Remedy[];
  /** True where an approved override may stand in for a failure of this criterion. */
  overridable?(subject: Subject): boolean;
}
