/**
 * Makes an account in the pool and signs it in with its second factor. A page would prove the password without sending
 * it (SRP); here the pool is told, for the run, to let an administrator sign in.
 */
import { createHmac } from 'node:crypto';

export interface Account {
  readonly endpoint: string;
  readonly region: string;
  readonly pool: string;
  readonly client: string;
  readonly name: string;
  readonly roles: string;
  readonly units: string;
}

const password = 'Correct-horse-battery-staple-1';

/** Answers the ID token. */
export const signIn = async ({ endpoint, region, pool, client, name, roles, units }: Account): Promise<string> => {
  const ask = (action: string, input: unknown) => cognito(endpoint, region, action, input);
  const who = { UserPoolId: pool, Username: name };
  const attributes = { 'custom:roles': roles, 'custom:units': units };
  await ask('AdminCreateUser', {
    TemporaryPassword: password,
    ...who,
    UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
  });
  await ask('AdminSetUserPassword', { ...who, Password: password, Permanent: true });
  const { UserPoolClient } = await ask('DescribeUserPoolClient', { UserPoolId: pool, ClientId: client });
  await ask('UpdateUserPoolClient', {
    ...(UserPoolClient as object),
    ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  });
  const begun = { UserPoolId: pool, ClientId: client, AuthFlow: 'ADMIN_USER_PASSWORD_AUTH' };
  const parameters = { USERNAME: name, PASSWORD: password };
  const first = await ask('AdminInitiateAuth', { ...begun, AuthParameters: parameters });
  const { SecretCode, Session } = await ask('AssociateSoftwareToken', { Session: first.Session });
  const verified = await ask('VerifySoftwareToken', { Session, UserCode: oneTimeCode(String(SecretCode)) });
  const answer = await ask('AdminRespondToAuthChallenge', {
    UserPoolId: pool,
    ClientId: client,
    ChallengeName: 'MFA_SETUP',
    Session: verified.Session,
    ChallengeResponses: { USERNAME: name },
  });
  const { IdToken } = answer.AuthenticationResult as { readonly IdToken?: string };
  if (IdToken === undefined) throw new Error(`Nobody was signed in: ${JSON.stringify(answer)}`);
  return IdToken;
};

const cognito = async (
  endpoint: string,
  region: string,
  action: string,
  input: unknown,
): Promise<Readonly<Record<string, unknown>>> => {
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${action}`,
      authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/cognito-idp/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: JSON.stringify(input),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${action}: ${answer.status} ${text}`);
  return text === '' ? {} : JSON.parse(text);
};

/** The code that an authenticator app shows now (RFC 6238). */
const oneTimeCode = (secret: string): string => {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const offset = digest.readUInt8(digest.length - 1) & 0xf;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
};

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

const fromBase32 = (text: string): Buffer => {
  const bits = [...text.replace(/=+$/, '')]
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((octet) => Number.parseInt(octet, 2)));
};
