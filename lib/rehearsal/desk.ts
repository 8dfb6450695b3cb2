/** The desks at which people record what happened: late, twice, out of turn or by a clock that is wrong, and again until it is done. */
import type { CaseEvent } from '../case/events.ts';
import { plusMilliseconds } from '../case/identity.ts';
import type { Ports } from '../casework/ports.ts';
import { importEvent, type Recorded, record, recordOnly } from '../casework/record.ts';
import type { VirtualClock } from '../runtime/virtual-clock.ts';
import { mixed } from './chance.ts';
import type { Errands } from './errands.ts';
import type { Trouble } from './faulty-ports.ts';
import type { Host } from './host.ts';
import type { Fault } from './plan.ts';
import type { Setup } from './setup.ts';
import type { Witness } from './witness/witness.ts';

export interface DeskOptions {
  readonly setup: Pick<Setup, 'seed' | 'house'>;
  readonly clock: VirtualClock;
  readonly errands: Errands;
  readonly trouble: Trouble;
  readonly witness: Witness;
  readonly portsOf: (host: Host) => Ports;
  readonly inProcess: <Answer>(work: (host: Host) => Promise<Answer>) => Promise<Answer>;
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const retries = [5 * second, 30 * second, 2 * minute, 10 * minute];
const commands: ReadonlySet<string> = new Set(['acknowledged', 'referralMade', 'referralDecided']);

/** Answers what takes each event that somebody has to record. */
export const createDesk = (options: DeskOptions): ((event: CaseEvent) => void) => {
  const { setup, clock, errands, trouble, witness, portsOf, inProcess } = options;
  const overHttp = createWayIn(witness);

  const recorded = async (host: Host, as: Recording, event: CaseEvent): Promise<boolean> => {
    const answer = await as(portsOf(host), event);
    const kept = witness.cases.get(event.caseId)?.byId.get(event.id);
    if (
      answer.outcome === 'refused' &&
      kept !== undefined &&
      !/is taken by another event|was erased/.test(answer.because)
    )
      witness.violated(4, `${event.body.type} was refused, and recorded`, event.caseId);
    if (answer.outcome === 'recorded' && kept === undefined)
      witness.violated(3, `${event.body.type} was said to be recorded, and is not`, event.caseId);
    return true;
  };

  return (event) => {
    const fault = trouble.strike('desk');
    const bits = fault?.bits ?? 0;
    const stamped = fault?.kind === 'skewed' ? byAnotherClock(event, (bits % 7) * minute - 3 * minute) : event;
    const commanded = commands.has(event.body.type) || mixed(setup.seed, event.id) % 4 === 0;
    const as = !commanded ? importEvent : setup.house === 'cloud' ? overHttp : record;
    const send = (): void =>
      errands.act(() => errands.persist(retries, () => inProcess((host) => recorded(host, as, stamped))));
    clock.at(clock.now() + delayOf(fault), send);
    if (fault?.kind === 'twice') clock.at(clock.now() + (bits % 3) * hour, send);
  };
};

type Recording = (ports: Ports, event: CaseEvent) => Promise<Recorded>;

const byAnotherClock = (event: CaseEvent, ahead: number): CaseEvent => ({
  ...event,
  happenedAt: plusMilliseconds(event.happenedAt, ahead),
  recordedAt: plusMilliseconds(event.recordedAt, ahead),
});

const delayOf = (fault: Fault | undefined): number => {
  switch (fault?.kind) {
    case 'late':
      return (fault.bits % 100) * hour;
    case 'overtaken':
      return (fault.bits % 10) * minute;
    default:
      return 0;
  }
};

/** As the HTTP way in does it: the command is noted under its key, done, answered, and who asked is on record. The stream does the rest. */
const createWayIn = (witness: Witness): Recording => {
  let requests = 0;
  return async (ports, event) => {
    const { id, caseId: of } = event;
    const at = ports.now();
    const given = { key: id, fingerprint: id, givenAt: at, rememberedUntil: plusMilliseconds(at, 24 * hour) };
    const standing = await ports.store.giveCommand(given);
    const recording = await recordOnly(ports, event);
    const answer = { status: recording.outcome === 'recorded' ? 201 : 409, body: '{}' };
    const answered = await ports.store.answerCommand(id, answer);
    if (standing.answer !== undefined && standing.answer.status !== answered.status)
      witness.violated(3, `command ${id} was answered ${standing.answer.status}, then ${answered.status}`, of);
    const asked = { account: 'a-desk', kind: 'staff', act: 'record', why: 'their unit' } as const;
    const outcome = recording.outcome === 'recorded' ? 'done' : 'refused';
    requests += 1;
    await ports.store.audit({
      ...asked,
      id: `request-${requests}`,
      at,
      about: { kind: 'case', caseId: of },
      outcome,
      status: answered.status,
    });
    return recording;
  };
};
