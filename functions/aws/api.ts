import { createApiPorts } from '../../lib/aws/api-ports.ts';
import { toldOf } from '../../lib/aws/faults.ts';
import { observed } from '../../lib/aws/observed.ts';
import { once } from '../../lib/aws/once.ts';
import { bundledSettings } from '../../lib/aws/own-policy.ts';
import { api } from '../api.ts';

const settings = once(bundledSettings);

export const handler = observed('api', (count, log) =>
  api({
    ports: createApiPorts({ environment: process.env, settings, count }),
    access: () => settings().access ?? {},
    onFault: (fault, request) => log.error('A request failed', { request, ...toldOf(fault) }),
  }),
);
