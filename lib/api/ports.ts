/** What the way in needs from outside, so that Lambda and a laptop answer by the same routes. */
import type { CaseEvent } from '../case/events.ts';
import type { Ports } from '../casework/ports.ts';
import type { Recorded } from '../casework/record.ts';
import type { Catalogue } from '../eligibility/catalogue.ts';

export interface ApiPorts extends Pick<Ports, 'store' | 'policyOf' | 'zoneOf' | 'now' | 'tellOperations'> {
  /** The jurisdiction whose cases these are: those of others are as unknown. */
  readonly jurisdiction: string;
  /** Its programmes; nobody can be checked for them when absent. */
  readonly catalogue?: Catalogue | undefined;
  /** Records a command. What follows from it is the table's stream's on AWS, and done in process elsewhere. */
  readonly record: (event: CaseEvent) => Promise<Recorded>;
}
