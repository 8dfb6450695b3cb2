/** `throughcare serve`: the HTTP API and the time of this machine's cases, in one process. */
import { type Command, Option } from 'commander';
import { createApi } from '../api/router.ts';
import { record } from '../casework/record.ts';
import { catalogueOfPack } from '../jurisdictions/catalogues.ts';
import type { CaseStore } from '../store/port.ts';
import type { Context } from './context.ts';
import { withLocalStore } from './local-store.ts';
import {
  folderOption,
  jsonOption,
  jurisdictionOption,
  type PolicyChoice,
  packNameOf,
  policyOf as policyFor,
  setOption,
  zoneOption,
} from './options.ts';
import { staff as whoSitsHere } from './record-and-tell.ts';
import { rulesOf } from './rules.ts';
import { carryTime } from './serve/carry-time.ts';
import { listen } from './serve/http-server.ts';
import { type Staff, staffFrom, whoeverIsHere } from './serve/staff-tokens.ts';
import { tellingNotices, tellingOperations, untilInterrupted } from './serve/telling.ts';
import { UserError } from './user-error.ts';

interface ServeChoice extends PolicyChoice {
  readonly folder: string;
  readonly port: number;
  readonly host: string;
  readonly beyondThisMachine?: boolean;
  readonly staff?: string;
  readonly json?: boolean;
}

export const registerServe = (program: Command, context: Context): void => {
  program
    .command('serve')
    .description(
      'answer over HTTP on this machine and carry time for its cases until interrupted; ended in whatever way, it loses nothing that it answered',
    )
    .addOption(jurisdictionOption())
    .addOption(zoneOption())
    .addOption(setOption('change a parameter of the policy'))
    .addOption(folderOption())
    .addOption(new Option('--port <port>', 'where to listen; 0 for any that is free').default(8080).argParser(portIn))
    .addOption(new Option('--host <address>', 'the address to listen on').default('127.0.0.1'))
    .option('--beyond-this-machine', 'allow an address that others can reach: without TLS, tokens go over the wire')
    .option(
      '--staff <file>',
      'who may ask: a JSON file of tokens, accounts, roles and units (default: one token for you)',
    )
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nExamples:\n  throughcare serve\n  throughcare serve --port 9000 --staff staff.json\n\nA staff file: [{"token":"…","account":"a.smith","roles":["staff"],"units":[{"facility":"Hartford Correctional Center","unit":"Intake"}]}]',
    )
    .action((choice: ServeChoice) => {
      assertReachOf(choice);
      const staff = choice.staff === undefined ? whoeverIsHere(whoSitsHere()) : staffFrom(choice.staff);
      return withLocalStore(choice.folder, (store) => serve(store, staff, choice, context));
    });
};

const serve = async (store: CaseStore, staff: Staff, choice: ServeChoice, context: Context): Promise<void> => {
  const { screen, functions, now, interrupted } = context;
  const { host, port } = choice;
  const { jurisdiction, zoneOf } = policyFor(choice);
  const rules = rulesOf(choice);
  const tellOperations = tellingOperations(screen);
  const publish = tellingNotices(choice, screen);
  const time = carryTime({ store, rules, jurisdiction, functions, now, tellOperations, publish });
  try {
    const api = createApi({
      ports: {
        ...time.ports,
        jurisdiction,
        zoneOf,
        catalogue: catalogueOfPack(packNameOf(choice)),
        record: (event) => record(time.ports, event),
      },
      identify: staff.identify,
      onFault: (fault) =>
        tellOperations({ what: `a request failed: ${fault instanceof Error ? fault.name : 'unknown'}` }),
    });
    const server = await listen({ fetch: (request) => api.fetch(request), host, port, now, log: screen.warn });
    try {
      tell(choice, context, { listening: server.url, token: staff.token });
      const cases = await time.takeUp();
      tell(choice, context, { takenUp: cases });
      await untilInterrupted(interrupted);
    } finally {
      await server.close();
    }
    await time.idle();
  } finally {
    time.close();
  }
};

type Told = { readonly listening: string; readonly token: string | undefined } | { readonly takenUp: number };

const tell = ({ json }: ServeChoice, { screen }: Context, told: Told): void => {
  if (json === true) screen.write(JSON.stringify(told));
  else if ('takenUp' in told) screen.write(`${told.takenUp} cases taken up: every timer runs again.`);
  else {
    screen.write(`Listening on ${told.listening}. Interrupt to end: nothing is lost, the table holds it all.`);
    if (told.token !== undefined)
      screen.write(`Ask with the header  Authorization: Bearer ${told.token}  until then; it may do anything.`);
  }
};

const portIn = (text: string): number => {
  const port = Number(text);
  if (text.trim() !== '' && Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new UserError(`--port takes a number from 0 to 65535, not "${text}".`);
};

/** Without TLS nobody beyond this machine should be able to ask, unless somebody decided so. */
const assertReachOf = ({ host, beyondThisMachine }: ServeChoice): void => {
  if (beyondThisMachine === true || host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)) return;
  throw new UserError(
    `Others could reach ${host}, and tokens would go over the wire in the open. Listen on 127.0.0.1, or put TLS in front and say --beyond-this-machine.`,
  );
};
