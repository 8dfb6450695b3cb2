/**
 * Asks an AWS service over its own interface, each request signed, for functions that do nothing but read: the SDK's
 * clients would be a good half of what they load at a cold start. A refusal keeps the name that the service gives it. What
 * is busy, or lost on the way, is tried again; what still fails, the workflow tries again.
 */
import { AwsClient } from 'aws4fetch';
import type { Environment } from './environment.ts';
import { credentialsIn } from './function-credentials.ts';

/** What the service answered instead. */
export class RequestRefused extends Error {
  override readonly name: string;
  readonly $metadata: { readonly httpStatusCode: number; readonly requestId?: string };

  constructor(name: string, message: string, status: number, request: string | null) {
    super(message);
    this.name = name;
    this.$metadata = { httpStatusCode: status, ...(request === null ? {} : { requestId: request }) };
  }
}

export interface Service {
  readonly name: 'dynamodb' | 'kms';
  /** What the service calls its interface; an operation follows after a dot. */
  readonly target: string;
  readonly json: '1.0' | '1.1';
}

const mostAttempts = 6;
const requestTimeout = 5_000;
const busy: ReadonlySet<string> = new Set([
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
]);

/** `environment` is Lambda's own: region and credentials, and an endpoint where there is one. */
export const createSignedService = ({ name: service, target, json }: Service, environment: Environment) => {
  const region = environment.AWS_REGION ?? '';
  const client = new AwsClient({ ...credentialsIn(environment), service, region, retries: 0 });
  const endpoint =
    environment[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] ?? `https://${service}.${region}.${domainOf(region)}/`;

  const asked = async (operation: string, body: string): Promise<unknown> => {
    const answer = await client.fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': `application/x-amz-json-${json}`, 'x-amz-target': `${target}.${operation}` },
      body,
      signal: AbortSignal.timeout(requestTimeout),
    });
    if (answer.ok) return answer.json();
    const { __type = '', message = '' } = (await answer.json().catch(() => ({}))) as Record<string, string>;
    const name = __type.split('#').at(-1) || 'ServiceUnavailable';
    throw new RequestRefused(name, message, answer.status, answer.headers.get('x-amzn-requestid'));
  };

  return async (operation: string, input: object): Promise<unknown> => {
    const body = JSON.stringify(input);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await asked(operation, body);
      } catch (fault) {
        if (attempt === mostAttempts || !mayPass(fault)) throw fault;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 50 * 2 ** attempt));
      }
    }
  };
};

const domainOf = (region: string): string => (region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com');

/** A lost connection or a timeout has no answer; an answer may say that the service is busy, or unwell. */
const mayPass = (fault: unknown): boolean =>
  !(fault instanceof RequestRefused) || busy.has(fault.name) || fault.$metadata.httpStatusCode >= 500;
